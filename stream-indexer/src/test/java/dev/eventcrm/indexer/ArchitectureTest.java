package dev.eventcrm.indexer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.eventcrm.test.ArchitectureRules;

@AnalyzeClasses(packages = "dev.eventcrm.indexer", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.eventcrm.indexer";

    @ArchTest
    static final ArchRule DATA_FLOWS_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .ensureAllClassesAreContainedInArchitecture()
            .layer("start")
            .definedBy(ROOT)
            .layer("stream")
            .definedBy(ROOT + ".stream")
            .layer("rescan")
            .definedBy(ROOT + ".rescan")
            .layer("dead letters")
            .definedBy(ROOT + ".deadletter")
            .layer("pipeline")
            .definedBy(ROOT + ".pipeline")
            .layer("projection")
            .definedBy(ROOT + ".projection")
            .layer("bulk")
            .definedBy(ROOT + ".bulk")
            .layer("index")
            .definedBy(ROOT + ".index")
            .layer("checkpoint")
            .definedBy(ROOT + ".checkpoint")
            .layer("outage")
            .definedBy(ROOT + ".outage")
            .whereLayer("start")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("stream")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("rescan")
            .mayOnlyBeAccessedByLayers("start", "stream")
            .whereLayer("dead letters")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("pipeline")
            .mayOnlyBeAccessedByLayers("stream", "rescan", "dead letters")
            .whereLayer("projection")
            .mayOnlyBeAccessedByLayers("stream", "rescan", "dead letters", "pipeline")
            .whereLayer("bulk")
            .mayOnlyBeAccessedByLayers("pipeline", "index")
            .whereLayer("index")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("checkpoint")
            .mayOnlyBeAccessedByLayers("start", "stream", "rescan", "index");

    @ArchTest
    static final ArchRule ROOMS_ARE_FREE_OF_CYCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PROJECTING_IS_PURE = classes()
            .that()
            .resideInAPackage(ROOT + ".projection")
            .should()
            .onlyDependOnClassesThat(Predicates.resideInAnyPackage(
                            ROOT + ".projection",
                            "dev.eventcrm.schema..",
                            "java.lang..",
                            "java.util..",
                            "java.time..",
                            "org.jspecify..")
                    .or(Predicates.simpleName("AttributeValue")));

    @ArchTest
    static final ArchRule DOCUMENTS_ARE_WRITTEN_WITHOUT_KNOWING_ITEMS = noClasses()
            .that()
            .resideInAPackage(ROOT + ".bulk")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.eventcrm.schema.item", "software.amazon..");

    @ArchTest
    static final ArchRule ONLY_THE_FEED_KNOWS_THE_STREAMS_CLIENT = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .and()
            .doNotHaveSimpleName("DynamoDbChangeFeed")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("DynamoDbStreamsClient");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_DESCRIBED = ArchitectureRules.EVERY_PACKAGE_IS_DESCRIBED;
}
