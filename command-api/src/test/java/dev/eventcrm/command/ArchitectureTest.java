package dev.eventcrm.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.eventcrm.schema.Pure;
import dev.eventcrm.test.ArchitectureRules;
import java.util.Arrays;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "dev.eventcrm.command", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] FEATURES = {
        "users", "events", "registrations", "campaigns", "tracking", "notifications", "suppressions"
    };

    @ArchTest
    static final ArchRule ROOMS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .ensureAllClassesAreContainedInArchitectureIgnoring("dev.eventcrm.command")
            .layer("users")
            .definedBy("..command.users")
            .layer("events")
            .definedBy("..command.events")
            .layer("registrations")
            .definedBy("..command.registrations")
            .layer("campaigns")
            .definedBy("..command.campaigns")
            .layer("audience")
            .definedBy("..command.audience")
            .layer("tracking")
            .definedBy("..command.tracking")
            .layer("notifications")
            .definedBy("..command.notifications")
            .layer("suppressions")
            .definedBy("..command.suppressions")
            .layer("flow")
            .definedBy("..command.flow")
            .layer("store")
            .definedBy("..command.store")
            .whereLayer("users")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("events")
            .mayOnlyBeAccessedByLayers("users")
            .whereLayer("registrations")
            .mayOnlyBeAccessedByLayers("users", "events")
            .whereLayer("campaigns")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("audience")
            .mayOnlyBeAccessedByLayers("campaigns")
            .whereLayer("notifications")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("tracking")
            .mayOnlyBeAccessedByLayers("notifications")
            .whereLayer("suppressions")
            .mayOnlyBeAccessedByLayers("tracking", "notifications")
            .whereLayer("flow")
            .mayOnlyBeAccessedByLayers(FEATURES)
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers(
                    Stream.concat(Arrays.stream(FEATURES), Stream.of("flow")).toArray(String[]::new));

    @ArchTest
    static final ArchRule ONLY_THE_STORE_CALLS_DYNAMODB = noClasses()
            .that()
            .resideOutsideOfPackage("..command.store")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("software.amazon.awssdk.services.dynamodb.DynamoDbClient");

    @ArchTest
    static final ArchRule DECISIONS_ARE_PURE = ArchitectureRules.PURE_CLASSES_ARE_PURE;

    @ArchTest
    static final ArchRule DECISIONS_KNOW_NO_STORE = noClasses()
            .that()
            .areAnnotatedWith(Pure.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..command.store", "..command.flow");

    @ArchTest
    static final ArchRule CONTROLLERS_ONLY_HAND_ON = classes()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .and()
            .resideInAnyPackage(
                    Arrays.stream(FEATURES).map(feature -> ".." + feature).toArray(String[]::new))
            .should()
            .bePackagePrivate()
            .andShould()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("..command.store", "..command.flow", "..schema.item");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_DESCRIBED = ArchitectureRules.EVERY_PACKAGE_IS_DESCRIBED;
}
