package dev.eventcrm.http.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The answers are about nothing that has one version: they carry no entity tag, and no token unless that is said. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NoETag {
    /** Whether queries show what the command changes: then its answer carries a token, though no entity tag. */
    boolean withToken() default false;
}
