package dev.eventcrm.table;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.eventcrm.test.ArchitectureRules;

@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_NO_SERVICE = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("dev.eventcrm..")
                    .and(not(resideInAnyPackage("dev.eventcrm.table..", "dev.eventcrm.schema.."))));

    @ArchTest
    static final ArchRule KNOWS_NO_INDEX =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.opensearch..");

    @ArchTest
    static final ArchRule RETRIES_AND_PROBES_KNOW_NO_TABLE = noClasses()
            .that()
            .resideInAnyPackage("..table.retry", "..table.probe")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.eventcrm.table",
                    "dev.eventcrm.table.address",
                    "dev.eventcrm.schema..",
                    "software.amazon.awssdk.services..");

    @ArchTest
    static final ArchRule RETRIES_KNOW_NO_PROBE = noClasses()
            .that()
            .resideInAPackage("..table.retry")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..table.probe");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_DESCRIBED = ArchitectureRules.EVERY_PACKAGE_IS_DESCRIBED;
}
