package dev.eventcrm.engine.ses.inbox;

import dev.eventcrm.engine.ses.mail.Mail;
import dev.eventcrm.engine.ses.mail.Mail.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One mail in one of its views. */
final class MailPage {

    /** The ways to look at a mail. */
    private enum View {
        HTML("HTML"),
        TEXT("Text"),
        HEADERS("Headers and tags"),
        EVENTS("Events");

        private final String label;

        View(String label) {
            this.label = label;
        }

        private String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private MailPage() {}

    static Map<String, Object> missing() {
        return Map.of("title", "No such mail", "q", "", "missing", true);
    }

    /**
     * Shows a mail.
     *
     * @param wanted the view's name; the mail's first view if unknown
     * @param pictures whether those of the HTML are loaded
     */
    static Map<String, Object> show(KeptMail kept, String wanted, boolean pictures) {
        Mail mail = kept.facts().mail();
        Optional<Content> content = kept.content();
        List<View> views = new ArrayList<>();
        if (content.map(Content::html).isPresent()) {
            views.add(View.HTML);
        }
        if (content.map(Content::text).isPresent()) {
            views.add(View.TEXT);
        }
        views.add(View.HEADERS);
        views.add(View.EVENTS);
        View view = views.stream()
                .filter(one -> one.parameter().equals(wanted))
                .findFirst()
                .orElse(views.getFirst());
        Map<String, Object> page = Look.of(kept);
        page.put("cc", String.join(", ", mail.cc()));
        page.put("bcc", String.join(", ", mail.bcc()));
        page.put("forgotten", content.isEmpty());
        page.put("tabs", views.stream().map(one -> tab(one, view)).toList());
        page.put("pictures", pictures);
        page.put("html", view == View.HTML);
        page.put(
                "text", view == View.TEXT ? orEmpty(content.orElse(Content.NONE).text()) : "");
        page.put("facts", view == View.HEADERS);
        page.put("headers", headers(mail));
        page.put("tags", tags(kept));
        page.put("happened", view == View.EVENTS);
        page.put("events", kept.events().stream().map(Look::event).toList());
        return Map.of("title", page.get("subject") + " \u2013 Inbox", "q", "", "mail", page);
    }

    private static Map<String, Object> tab(View view, View current) {
        return Map.of("label", view.label, "href", "?view=" + view.parameter(), "current", view == current);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static List<Map<String, Object>> headers(Mail mail) {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(row("From", mail.from()));
        rows.add(row("To", String.join(", ", mail.to())));
        if (!mail.replyTo().isEmpty()) {
            rows.add(row("Reply-To", String.join(", ", mail.replyTo())));
        }
        rows.add(row("Subject", mail.subject()));
        mail.headers().forEach(header -> rows.add(row(header.name(), header.value())));
        return rows;
    }

    private static List<Map<String, Object>> tags(KeptMail kept) {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(row("Message id", kept.facts().messageId()));
        kept.facts().mail().configurationSet().ifPresent(set -> rows.add(row("Configuration set", set)));
        kept.facts().mail().tags().forEach(tag -> rows.add(row(tag.name(), tag.value())));
        return rows;
    }

    private static Map<String, Object> row(String name, String value) {
        return Map.of("name", name, "value", value);
    }
}
