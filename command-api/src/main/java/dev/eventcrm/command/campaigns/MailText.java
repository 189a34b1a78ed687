package dev.eventcrm.command.campaigns;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.command.CrossFieldRules.Wrong;
import dev.eventcrm.mail.InvalidTemplateException;
import dev.eventcrm.mail.MailBody;
import dev.eventcrm.mail.MailTemplate;
import dev.eventcrm.mail.Placeholders;
import dev.eventcrm.mail.Template;
import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.Utm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Subject and body of a mail, as their author wrote them. What is wrong with them is found out when they are accepted, not in
 * ten thousand mailboxes.
 *
 * @param subject the subject, with placeholders
 * @param body the body, with placeholders
 * @param format what the body is written in
 */
@Pure
record MailText(String subject, String body, MailFormat format) {
    static final String SUBJECT = "subject";
    static final String BODY = "body";

    private static final int MOST_WRONG = 20;

    /**
     * What is wrong with them. What says nothing wrong is rendered once, exactly as it will be when it is sent.
     *
     * @param hasEvent whether there is an event to fill placeholders from
     */
    List<Wrong> check(boolean hasEvent) {
        List<Wrong> wrong = new ArrayList<>();
        Optional<Template> readSubject = read(SUBJECT, () -> Template.ofText(subject), wrong);
        Optional<MailBody> readBody = read(BODY, () -> MailBody.read(body, isHtml()), wrong);
        readSubject.ifPresent(read -> checkNames(SUBJECT, read.placeholders(), hasEvent, wrong));
        readBody.ifPresent(read -> checkNames(BODY, read.placeholders(), hasEvent, wrong));
        if (wrong.isEmpty()) {
            MailTemplate template = MailTemplate.of(
                    readSubject.orElseThrow(), readBody.orElseThrow(), new Utm("s", "m", "c", "t", "x"));
            read(
                    BODY,
                    () -> {
                        template.tryOut();
                        return template;
                    },
                    wrong);
        }
        return wrong;
    }

    boolean isHtml() {
        return format == MailFormat.HTML;
    }

    private static <T> Optional<T> read(String component, Supplier<T> reading, List<Wrong> wrong) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidTemplateException e) {
            e.reasons().forEach(reason -> wrong.add(Wrong.of(component, reason)));
            return Optional.empty();
        }
    }

    private static void checkNames(String component, Set<String> names, boolean hasEvent, List<Wrong> wrong) {
        for (String name : names) {
            if (Placeholders.OF_EVENT.contains(name)) {
                if (!hasEvent) {
                    wrong.add(Wrong.of(component, "holds {{" + name + "}}, which needs an eventId"));
                }
            } else if (!Placeholders.OF_PERSON.contains(name)
                    && !(name.equals(Placeholders.UNSUBSCRIBE) && component.equals(BODY))) {
                wrong.add(Wrong.of(component, unknown(name)));
            }
            if (wrong.size() >= MOST_WRONG) {
                return;
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
