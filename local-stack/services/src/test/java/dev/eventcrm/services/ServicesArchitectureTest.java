package dev.eventcrm.services;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.eventcrm.services", importOptions = DoNotIncludeTests.class)
class ServicesArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_OF_A_SERVICE_ITS_APPLICATION_CLASS_ONLY = classes()
            .should()
            .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                            "dev.eventcrm.services",
                            "java..",
                            "org.springframework..",
                            "ch.qos.logback..",
                            "org.slf4j..",
                            "org.jspecify..")
                    .or(CanBeAnnotated.Predicates.annotatedWith(
                            org.springframework.boot.autoconfigure.SpringBootApplication.class)));
}
