package dev.eventcrm.sender;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.eventcrm.schema.Pure;
import dev.eventcrm.test.ArchitectureRules;

@AnalyzeClasses(packages = "dev.eventcrm.sender", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.eventcrm.sender";

    @ArchTest
    static final ArchRule ROOMS_USE_WHAT_LIES_BELOW_THEM = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .ensureAllClassesAreContainedInArchitecture()
            .layer("start")
            .definedBy(ROOT)
            .layer("planning")
            .definedBy(ROOT + ".planning")
            .layer("outbox")
            .definedBy(ROOT + ".outbox")
            .layer("rate")
            .definedBy(ROOT + ".rate")
            .layer("ses")
            .definedBy(ROOT + ".ses")
            .layer("audience")
            .definedBy(ROOT + ".audience")
            .layer("campaigns")
            .definedBy(ROOT + ".campaigns")
            .layer("store")
            .definedBy(ROOT + ".store")
            .layer("outage")
            .definedBy(ROOT + ".outage")
            .whereLayer("start")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("planning")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("outbox")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("rate")
            .mayOnlyBeAccessedByLayers("start", "outbox")
            .whereLayer("ses")
            .mayOnlyBeAccessedByLayers("start", "outbox")
            .whereLayer("audience")
            .mayOnlyBeAccessedByLayers("start", "planning", "outbox")
            .whereLayer("campaigns")
            .mayOnlyBeAccessedByLayers("start", "planning", "outbox")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("campaigns", "planning", "outbox", "rate");

    @ArchTest
    static final ArchRule ROOMS_ARE_FREE_OF_CYCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule WHAT_DECIDES_DOES_NOT_ACT = ArchitectureRules.PURE_CLASSES_ARE_PURE;

    @ArchTest
    static final ArchRule DECISIONS_KNOW_NO_STORE = noClasses()
            .that()
            .areAnnotatedWith(Pure.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".store", ROOT + ".campaigns");

    @ArchTest
    static final ArchRule ONLY_ONE_ROOM_CALLS_SES = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, ROOT + ".ses")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.services.sesv2..");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_DESCRIBED = ArchitectureRules.EVERY_PACKAGE_IS_DESCRIBED;
}
