package dev.eventcrm.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.eventcrm.launcher", importOptions = DoNotIncludeTests.class)
class LauncherArchitectureTest {
    @ArchTest
    static final ArchRule ROOMS_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("dev.eventcrm.launcher.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule ROOMS_DO_NOT_KNOW_THE_COMMAND_LINE = noClasses()
            .that()
            .resideInAPackage("dev.eventcrm.launcher.*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.eventcrm.launcher", "picocli..");

    @ArchTest
    static final ArchRule THE_STACK_NEEDS_THE_JDK_AND_JACKSON_ONLY = classes()
            .that()
            .resideInAPackage("dev.eventcrm.launcher.stack")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.eventcrm.launcher.stack", "java..", "tools.jackson..", "org.jspecify..");

    @ArchTest
    static final ArchRule EVERY_ROOM_SAYS_WHAT_IT_IS_FOR =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);
}
