package dev.eventcrm.command.campaigns;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a body is written in. */
enum MailFormat {
    TEXT,
    HTML;

    private static final Pattern TAG = Pattern.compile("<(?:!doctype\\s+)?/?([A-Za-z][A-Za-z0-9]*)(?=[\\s/>])[^<]*>");

    /** The elements that mails are made of: {@code <b>} makes HTML, and {@code <your name>} does not. */
    private static final Set<String> ELEMENTS = Set.of(
            ("html head body title style meta p br hr div span a b i u s em strong small h1 h2 h3 h4 h5 h6 ul ol li dl dt dd"
                            + " img table thead tbody tfoot tr td th blockquote pre code center font section article header"
                            + " footer main sup sub script iframe form object embed")
                    .split(" "));

    /** The format as JSON spells it. */
    String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of that spelling; null when there is none. */
    static @Nullable MailFormat of(String apiName) {
        for (MailFormat format : values()) {
            if (format.apiName().equals(apiName)) {
                return format;
            }
        }
        return null;
    }

    /**
     * What a body is written in, by the look of it: HTML when it holds a tag that mails are made of.
     *
     * @param body any text
     */
    static MailFormat detect(String body) {
        Matcher matcher = TAG.matcher(body);
        while (matcher.find()) {
            if (ELEMENTS.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
                return HTML;
            }
        }
        return TEXT;
    }
}
