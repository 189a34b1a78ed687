package dev.eventcrm.http.command;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The body has to give this field. */
@NotNull
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Required {
    /** What would be right. */
    String message() default "must be given";

    /** Bean Validation's. */
    Class<?>[] groups() default {};

    /** Bean Validation's. */
    Class<? extends Payload>[] payload() default {};
}
