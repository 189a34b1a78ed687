package dev.eventcrm.waiting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_NO_SERVICE_NO_TABLE_AND_NO_INDEX = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.eventcrm.schema..",
                    "dev.eventcrm.indexer..",
                    "dev.eventcrm.sender..",
                    "software.amazon.awssdk.services..",
                    "org.opensearch..");

    @ArchTest
    static final ArchRule SAYS_WHAT_IT_IS_FOR =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);
}
