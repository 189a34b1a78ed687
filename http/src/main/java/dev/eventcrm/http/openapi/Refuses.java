package dev.eventcrm.http.openapi;

import dev.eventcrm.http.problem.ProblemType;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The problems that an operation has beside those of every operation of its kind. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {
    /** Their types, in the order in which they are documented. */
    ProblemType[] value();
}
