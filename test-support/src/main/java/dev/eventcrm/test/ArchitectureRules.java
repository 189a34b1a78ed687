package dev.eventcrm.test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.eventcrm.schema.Pure;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

/** Rules that hold in every module. */
public final class ArchitectureRules {
    /** A package without {@code package-info} has no annotation, so it breaks this rule. */
    public static final ArchRule EVERY_PACKAGE_IS_DESCRIBED = classes()
            .should(new ArchCondition<>("be in a described package") {
                @Override
                public void check(JavaClass each, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(
                            each,
                            each.getPackage().isAnnotatedWith(NullMarked.class),
                            each.getPackageName() + " has no @NullMarked package-info.java"));
                }
            });

    /** Classes with {@link Pure}, and those nested in them, do no I/O, read no clock and make no random numbers. */
    public static final ArchRule PURE_CLASSES_ARE_PURE = noClasses()
            .that(isPure())
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.springframework..",
                            "software.amazon..",
                            "org.opensearch..",
                            "org.slf4j..",
                            "io.micrometer..",
                            "java.net.http..",
                            "java.nio.file..")
                    .or(assignableTo(Clock.class))
                    .or(assignableTo(Random.class)))
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    private ArchitectureRules() {}

    private static DescribedPredicate<JavaClass> isPure() {
        return DescribedPredicate.describe("are @Pure or nested in one that is", each -> {
            JavaClass outermost = each;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return outermost.isAnnotatedWith(Pure.class);
        });
    }
}
