package dev.eventcrm.command.campaigns;

import dev.eventcrm.command.web.CrossChecked.Wrong;
import dev.eventcrm.schema.mail.InvalidTemplateException;
import dev.eventcrm.schema.mail.Placeholders;
import dev.eventcrm.schema.mail.Template;
import dev.eventcrm.schema.wire.AcceptedNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Subject and body of a mail, as their author wrote them. What is wrong with them is found out when they are accepted, not in
 * ten thousand mailboxes.
 *
 * @param subject the subject, with placeholders
 * @param body the body, with placeholders
 * @param format what the body is written in
 */
record MailText(String subject, String body, MailFormat format) {
    static final String SUBJECT = "subject";
    static final String BODY = "body";

    /**
     * What is wrong with them.
     *
     * @param hasEvent whether there is an event to fill placeholders from
     */
    List<Wrong> check(boolean hasEvent) {
        List<Wrong> wrong = new ArrayList<>();
        checkTemplate(SUBJECT, subject, MailFormat.TEXT, hasEvent, wrong);
        checkTemplate(BODY, body, format, hasEvent, wrong);
        if (format == MailFormat.HTML) {
            HtmlRules.check(body).forEach(message -> wrong.add(Wrong.of(BODY, message)));
        }
        return wrong;
    }

    boolean isHtml() {
        return format == MailFormat.HTML;
    }

    private static void checkTemplate(
            String component, String text, MailFormat format, boolean hasEvent, List<Wrong> wrong) {
        Template template;
        try {
            template = switch (format) {
                case TEXT -> Template.ofText(text);
                case HTML -> Template.ofHtml(text);
            };
        } catch (InvalidTemplateException e) {
            wrong.add(Wrong.of(component, String.valueOf(e.getMessage())));
            return;
        }
        for (String name : template.placeholders()) {
            if (Placeholders.OF_EVENT.contains(name)) {
                if (!hasEvent) {
                    wrong.add(Wrong.of(component, "holds {{" + name + "}}, which needs an eventId"));
                }
            } else if (!Placeholders.OF_PERSON.contains(name)
                    && !(name.equals(Placeholders.UNSUBSCRIBE) && component.equals(BODY))) {
                wrong.add(Wrong.of(component, unknown(name)));
            }
        }
    }

    private static String unknown(String name) {
        List<String> known = Stream.of(Placeholders.OF_PERSON, Placeholders.OF_EVENT, List.of(Placeholders.UNSUBSCRIBE))
                .flatMap(List::stream)
                .toList();
        return "holds {{" + name + "}}, which is not known; "
                + AcceptedNames.nearest(name, known)
                        .map(nearest -> "did you mean {{" + nearest + "}}?")
                        .orElseGet(() -> "known are " + String.join(", ", known));
    }
}
