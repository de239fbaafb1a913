package anomaly.notebook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import anomaly.JavadocComplete;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("anomaly");

    @Test
    void nothingBelowKnowsTheNotebook() {
        noClasses()
                .that()
                .resideOutsideOfPackage("anomaly.notebook..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("anomaly.notebook..", "org.knowm..")
                .check(ALL);
    }

    @Test
    void noKernelIsNeededToCompile() {
        classes()
                .that()
                .resideInAPackage("anomaly.notebook..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "anomaly..",
                        "java..",
                        "javax.imageio..",
                        "javax.tools..",
                        "com.google.gson..",
                        "org.knowm..",
                        "tech.tablesaw..")
                .check(ALL);
    }

    @Test
    void jsonAndTheCompilerAreSeenInOnePlaceEach() {
        noClasses()
                .that()
                .resideInAPackage("anomaly.notebook..")
                .and()
                .haveSimpleNameNotStartingWith("Model")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.gson..")
                .check(ALL);
        noClasses()
                .that()
                .resideInAPackage("anomaly.notebook..")
                .and()
                .haveNameNotMatching(".*\\.Compiled(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.tools..")
                .check(ALL);
    }

    @Test
    void tablesawIsSeenOnlyWhereTablesAreShown() {
        noClasses()
                .that()
                .resideInAPackage("anomaly.notebook..")
                .and()
                .doNotHaveSimpleName("Show")
                .and()
                .doNotHaveSimpleName("Renderings")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tech.tablesaw..")
                .check(ALL);
    }

    @Test
    void onlyTheConsoleWritesToStandardOutput() {
        noClasses()
                .that()
                .resideInAPackage("anomaly.notebook..")
                .and()
                .doNotHaveSimpleName("Console")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(ALL);
    }

    @Test
    void everythingPublicIsDocumented() throws IOException {
        JavadocComplete.check(Path.of("src/main/java"));
    }
}
