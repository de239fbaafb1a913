package anomaly.deep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.JavadocComplete;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("anomaly.deep");

    @Test
    void thereAreClassesToHoldTheRulesAgainst() {
        assertTrue(CLASSES.size() > 10, "only " + CLASSES.size() + " classes found");
    }

    @Test
    void networksUseCoreAndDeeplearning4jOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "anomaly",
                        "anomaly.scaling..",
                        "anomaly.deep..",
                        "org.deeplearning4j..",
                        "org.nd4j..",
                        "jdk.incubator.vector..",
                        "java..")
                .check(CLASSES);
    }

    @Test
    void theEngineKnowsNoDetector() {
        noClasses()
                .that()
                .resideInAPackage("anomaly.deep.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("anomaly.deep", "anomaly.deep.objective..", "anomaly.scaling..")
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
        slices().matching("anomaly.deep.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
