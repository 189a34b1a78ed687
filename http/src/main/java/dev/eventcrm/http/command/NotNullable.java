package dev.eventcrm.http.command;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This {@link Patch} may be left alone or changed; not removed. */
@Constraint(validatedBy = NotNullable.Rule.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NotNullable {
    /** What would be right. */
    String message() default "must not be null or blank: it cannot be removed";

    /** Bean Validation's. */
    Class<?>[] groups() default {};

    /** Bean Validation's. */
    Class<? extends Payload>[] payload() default {};

    /** Decides. */
    final class Rule implements ConstraintValidator<NotNullable, Patch<?>> {
        @Override
        public boolean isValid(Patch<?> field, ConstraintValidatorContext context) {
            return !(field instanceof Patch.Null<?>);
        }
    }
}
