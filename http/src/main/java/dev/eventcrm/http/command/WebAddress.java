package dev.eventcrm.http.command;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** A text that is an absolute http or https URL. */
@Constraint(validatedBy = WebAddress.Rule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebAddress {
    /** What would be right. */
    String message() default "must be an http or https URL, such as https://example.com/avatar.jpg";

    /** Bean Validation's. */
    Class<?>[] groups() default {};

    /** Bean Validation's. */
    Class<? extends Payload>[] payload() default {};

    /** Decides. */
    final class Rule implements ConstraintValidator<WebAddress, String> {
        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            try {
                URI uri = new URI(text);
                return uri.getHost() != null
                        && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
            } catch (URISyntaxException _) {
                return false;
            }
        }
    }
}
