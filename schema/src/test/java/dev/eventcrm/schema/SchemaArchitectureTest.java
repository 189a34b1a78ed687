package dev.eventcrm.schema;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.eventcrm.schema", importOptions = DoNotIncludeTests.class)
class SchemaArchitectureTest {
    @ArchTest
    static final ArchRule itemsKnowNeitherDocumentsNorHttp = noClasses()
            .that()
            .resideInAPackage("dev.eventcrm.schema.item")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.eventcrm.schema.document", "dev.eventcrm.schema.api");

    @ArchTest
    static final ArchRule documentsKnowNeitherItemsNorHttp = noClasses()
            .that()
            .resideInAPackage("dev.eventcrm.schema.document")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.eventcrm.schema.item", "dev.eventcrm.schema.api");

    @ArchTest
    static final ArchRule nothingHereDoesInputOrOutput = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.net.http..", "org.opensearch..")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Client");
}
