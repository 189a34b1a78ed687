package dev.eventcrm.http.command;

import dev.eventcrm.schema.item.EmailAddresses;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** An e-mail address that can be mailed, as {@link EmailAddresses#problem} judges. */
@Constraint(validatedBy = MailableAddress.Rule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface MailableAddress {
    /** Replaced by what is wrong. */
    String message() default EmailAddresses.EXPECTED;

    /** Bean Validation's. */
    Class<?>[] groups() default {};

    /** Bean Validation's. */
    Class<? extends Payload>[] payload() default {};

    /** Decides. */
    final class Rule implements ConstraintValidator<MailableAddress, String> {
        @Override
        public boolean isValid(@Nullable String address, ConstraintValidatorContext context) {
            String problem = address == null ? null : EmailAddresses.problem(address);
            if (problem == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(problem).addConstraintViolation();
            return false;
        }
    }
}
