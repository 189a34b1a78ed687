package dev.eventcrm.http.command;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A text of limited length without control characters. Anything else of Unicode is welcome: emoji, right-to-left text,
 * combining marks.
 */
@Constraint(validatedBy = PlainText.Rule.class)
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {
    /** The most characters, as Unicode code points. */
    int max();

    /** Whether tabs and line ends are welcome too. */
    boolean multiline() default false;

    /** Replaced by what is wrong. */
    String message() default "must be plain text";

    /** Bean Validation's. */
    Class<?>[] groups() default {};

    /** Bean Validation's. */
    Class<? extends Payload>[] payload() default {};

    /** Decides. */
    final class Rule implements ConstraintValidator<PlainText, String> {
        private int max;
        private boolean multiline;

        @Override
        public void initialize(PlainText constraint) {
            max = constraint.max();
            multiline = constraint.multiline();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            String wrong = text == null ? null : wrong(text);
            if (wrong == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(wrong).addConstraintViolation();
            return false;
        }

        private @Nullable String wrong(String text) {
            if (text.codePointCount(0, text.length()) > max) {
                return "must be at most " + max + " characters long";
            }
            if (text.codePoints().anyMatch(this::isControl)) {
                return "must not contain control characters";
            }
            OptionalInt turning = multiline
                    ? OptionalInt.empty()
                    : text.codePoints().filter(Rule::turnsText).findFirst();
            if (turning.isPresent()) {
                return "must not contain U+%04X, which breaks or turns the line".formatted(turning.getAsInt());
            }
            if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                return "must be whole characters: half of a surrogate pair is missing";
            }
            return null;
        }

        /** Embeddings, overrides and isolates (UAX 9), and the ends of lines and paragraphs. */
        private static boolean turnsText(int c) {
            return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
        }

        private boolean isControl(int c) {
            return Character.isISOControl(c) && !(multiline && (c == '\n' || c == '\r' || c == '\t'));
        }
    }
}
