package dev.eventcrm.engine.ses;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.eventcrm.engine.ses", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ROOMS_DO_NOT_NEED_EACH_OTHER_IN_A_CIRCLE =
            slices().matching("dev.eventcrm.engine.ses.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule MAIL_FAULTS_AND_SNS_KNOW_HTTP_ONLY = noClasses()
            .that()
            .resideInAnyPackage("..ses.mail", "..ses.faults", "..ses.sns")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..ses.events", "..ses.inbox", "..ses.sending", "..ses.control");

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_THE_SERVER = noClasses()
            .that()
            .resideOutsideOfPackage("..ses.http")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.net.httpserver..");

    @ArchTest
    static final ArchRule NOTHING_OF_THE_CRM_IS_USED = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.eventcrm.schema..", "dev.eventcrm.launcher..");

    @ArchTest
    static final ArchRule EVERY_ROOM_SAYS_WHAT_IT_IS_FOR =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);
}
