package dev.eventcrm.mail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

@AnalyzeClasses(packages = "dev.eventcrm.mail", importOptions = DoNotIncludeTests.class)
class MailArchitectureTest {
    @ArchTest
    static final ArchRule IS_PURE = classes()
            .should()
            .onlyDependOnClassesThat(Predicates.resideInAnyPackage(
                    "dev.eventcrm.mail",
                    "dev.eventcrm.schema.item",
                    "java.lang..",
                    "java.net",
                    "java.nio.charset",
                    "java.security",
                    "java.time..",
                    "java.util..",
                    "javax.crypto..",
                    "org.jsoup..",
                    "org.jspecify.."));

    @ArchTest
    static final ArchRule ONLY_THE_BODY_OF_HTML_KNOWS_ITS_PARSER = ArchRuleDefinition.noClasses()
            .that(DescribedPredicate.not(Predicates.simpleNameStartingWith("Html")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jsoup..");
}
