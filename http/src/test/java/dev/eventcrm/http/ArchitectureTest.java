package dev.eventcrm.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.eventcrm.test.ArchitectureRules;

@AnalyzeClasses(packages = "dev.eventcrm.http", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.eventcrm.http";

    @ArchTest
    static final ArchRule PACKAGES_USE_WHAT_LIES_BELOW_THEM = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .ensureAllClassesAreContainedInArchitecture()
            .layer("names")
            .definedBy(ROOT)
            .layer("problem")
            .definedBy(ROOT + ".problem")
            .layer("server")
            .definedBy(ROOT + ".server")
            .layer("body")
            .definedBy(ROOT + ".body")
            .layer("query")
            .definedBy(ROOT + ".query")
            .layer("command")
            .definedBy(ROOT + ".command")
            .layer("openapi")
            .definedBy(ROOT + ".openapi")
            .whereLayer("openapi")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("command")
            .mayOnlyBeAccessedByLayers("openapi")
            .whereLayer("query")
            .mayOnlyBeAccessedByLayers("openapi", "command")
            .whereLayer("body")
            .mayOnlyBeAccessedByLayers("openapi", "command")
            .whereLayer("server")
            .mayOnlyBeAccessedByLayers("command");

    @ArchTest
    static final ArchRule KNOWS_NO_STORE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "org.opensearch..", "dev.eventcrm.schema.document");

    @ArchTest
    static final ArchRule ERRORS_KNOW_NO_CONTRACT = noClasses()
            .that()
            .resideInAPackage(ROOT + ".problem")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.eventcrm.schema..");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_DESCRIBED = ArchitectureRules.EVERY_PACKAGE_IS_DESCRIBED;
}
