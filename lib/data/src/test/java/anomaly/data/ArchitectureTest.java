package anomaly.data;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
            .importPackages("anomaly.data");

    @Test
    void thereAreClassesToHoldTheRulesAgainst() {
        assertTrue(CLASSES.size() > 30, "only " + CLASSES.size() + " classes found");
    }

    @Test
    void onlyTablesKnowsTablesaw() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Tables.class.getName())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tech.tablesaw..")
                .check(CLASSES);
    }

    @Test
    void dataUsesCoreTheJdkAndTablesawOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("anomaly..", "java..", "tech.tablesaw..")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("anomaly.notebook..", "anomaly.deep..", "anomaly.spark..")
                .check(CLASSES);
    }

    @Test
    void theCatalogStandsAlone() {
        classes()
                .that()
                .resideInAPackage("anomaly.data.catalog")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("anomaly.data.catalog", "java..")
                .check(CLASSES);
    }

    @Test
    void nobodyDependsOnTheCommands() {
        noClasses()
                .that()
                .resideOutsideOfPackage("anomaly.data.command")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("anomaly.data.command")
                .check(CLASSES);
    }

    @Test
    void onlyCommandsWriteToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage("anomaly.data.command")
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
}
