package dev.eventcrm.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class that computes its results from its arguments alone. It does no I/O, reads no clock and draws no random numbers: the
 * caller passes the time, ids and randomness in. The architecture tests of the services hold classes with this annotation to
 * it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Pure {}
