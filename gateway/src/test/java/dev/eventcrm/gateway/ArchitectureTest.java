package dev.eventcrm.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds what the package descriptions say of who uses whom. */
@AnalyzeClasses(packages = "dev.eventcrm.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.eventcrm.gateway";

    @ArchTest
    static final ArchRule roomsDoNotUseEachOtherInCircles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule upstreamAndWebUseNoOtherRoom = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".upstream", ROOT + ".web")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".proxy", ROOT + ".docs", ROOT + ".health");

    @ArchTest
    static final ArchRule proxyUsesNeitherDocsNorHealth = noClasses()
            .that()
            .resideInAPackage(ROOT + ".proxy")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".docs", ROOT + ".health");

    @ArchTest
    static final ArchRule healthUsesUpstreamOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + ".health")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".proxy", ROOT + ".docs", ROOT + ".web");

    @ArchTest
    static final ArchRule theGatewayHoldsNoRuleOfTheCrm = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.eventcrm.schema..", "dev.eventcrm.http.command..", "dev.eventcrm.http.query..");
}
