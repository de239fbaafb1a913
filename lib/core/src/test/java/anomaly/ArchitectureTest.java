package anomaly;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("anomaly");

    private static final String[] METHODS = {
        "anomaly.density..",
        "anomaly.distance..",
        "anomaly.boundary..",
        "anomaly.isolation..",
        "anomaly.reconstruction..",
        "anomaly.baseline..",
        "anomaly.ensemble.."
    };

    @Test
    void thereAreClassesToHoldTheRulesAgainst() {
        assertTrue(CLASSES.size() > 10, "only " + CLASSES.size() + " classes found");
    }

    @Test
    void theRootPackageDependsOnNothing() {
        classes()
                .that()
                .resideInAPackage("anomaly")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("anomaly", "java..", "com.sun.management..")
                .check(CLASSES);
    }

    @Test
    void methodsDependOnTheContractNeighborsAndScalingOnly() {
        for (String method : METHODS) {
            classes()
                    .that()
                    .resideInAPackage(method)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "anomaly",
                            "anomaly.neighbors..",
                            "anomaly.scaling..",
                            "anomaly.clusters..",
                            "anomaly.linear..",
                            "anomaly.special..",
                            "libsvm..",
                            "java..",
                            method)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void onlyTheBoundaryPackageSeesLibsvm() {
        noClasses()
                .that()
                .resideOutsideOfPackage("anomaly.boundary..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("libsvm..")
                .check(CLASSES);
    }

    @Test
    void coreUsesNoLibraryButLibsvm() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("anomaly..", "libsvm..", "java..", "jdk.incubator.vector..", "com.sun.management..")
                .check(CLASSES);
    }

    @Test
    void nothingWritesToStandardOutput() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void everythingPublicIsDocumented() throws IOException {
        JavadocComplete.check(Path.of("src/main/java"));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("anomaly.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
