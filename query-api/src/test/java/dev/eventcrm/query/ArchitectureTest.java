package dev.eventcrm.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.eventcrm.query.consistency.ConsistentReads;
import dev.eventcrm.query.search.SearchGateway;
import dev.eventcrm.test.ArchitectureRules;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "dev.eventcrm.query", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule everyRoomUsesOnlyTheRoomsBelowIt = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .ensureAllClassesAreContainedInArchitectureIgnoring("dev.eventcrm.query")
            .layer("features")
            .definedBy(
                    "..query.users",
                    "..query.events",
                    "..query.registrations",
                    "..query.campaigns",
                    "..query.emails",
                    "..query.suppressions",
                    "..query.analytics")
            .layer("ledger")
            .definedBy("..query.ledger")
            .layer("export")
            .definedBy("..query.export")
            .layer("consistency")
            .definedBy("..query.consistency")
            .layer("search")
            .definedBy("..query.search")
            .whereLayer("features")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("ledger")
            .mayOnlyBeAccessedByLayers("features")
            .whereLayer("export")
            .mayOnlyBeAccessedByLayers("features")
            .whereLayer("consistency")
            .mayOnlyBeAccessedByLayers("features", "export")
            .whereLayer("search")
            .mayOnlyBeAccessedByLayers("features", "ledger", "export", "consistency");

    @ArchTest
    static final ArchRule featuresDoNotKnowEachOther = slices().matching(
                    "dev.eventcrm.query.(users|events|registrations|campaigns|emails|suppressions|analytics)")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule noReadGoesPastTheConsistencyGate = noClasses()
            .that()
            .resideInAnyPackage(
                    "..query.users",
                    "..query.events",
                    "..query.registrations",
                    "..query.campaigns",
                    "..query.emails",
                    "..query.suppressions",
                    "..query.analytics",
                    "..query.ledger",
                    "..query.export")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(SearchGateway.class)
            .because("every read must honour the Consistency-Token, which " + ConsistentReads.class + " does");

    @ArchTest
    static final ArchRule onlyTheSearchRoomTalksToOpenSearch = noClasses()
            .that()
            .resideOutsideOfPackage("..query.search")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.opensearch..", "org.apache.hc..");

    @ArchTest
    static final ArchRule controllersAreNobodysBusiness =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_DESCRIBED = ArchitectureRules.EVERY_PACKAGE_IS_DESCRIBED;
}
