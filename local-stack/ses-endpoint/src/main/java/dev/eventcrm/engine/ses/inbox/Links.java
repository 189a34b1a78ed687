package dev.eventcrm.engine.ses.inbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets the links of a mail open in a tab of their own, not in the frame that shows the mail. */
final class Links {
    private static final String BASE = "<base target=\"_blank\">";
    private static final Pattern HEAD = Pattern.compile("<head(?:\\s[^<>]*)?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOCTYPE = Pattern.compile("^\\s*<!doctype[^>]*>", Pattern.CASE_INSENSITIVE);

    private Links() {}

    static String openElsewhere(String html) {
        Matcher head = HEAD.matcher(html);
        if (head.find()) {
            return html.substring(0, head.end()) + BASE + html.substring(head.end());
        }
        Matcher doctype = DOCTYPE.matcher(html);
        return doctype.find() ? doctype.group() + BASE + html.substring(doctype.end()) : BASE + html;
    }
}
