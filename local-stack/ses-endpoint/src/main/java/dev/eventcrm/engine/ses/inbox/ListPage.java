package dev.eventcrm.engine.ses.inbox;

import dev.eventcrm.engine.ses.mail.Mail;
import dev.eventcrm.engine.ses.mail.Mail.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One page of the list. */
record ListPage(Mailbox mailbox) {
    private static final int ON_A_PAGE = 50;
    private static final int SNIPPET = 120;

    Map<String, Object> show(String search, int page) {
        List<KeptMail> all = mailbox.newestFirst();
        List<KeptMail> found = search.isEmpty()
                ? all
                : all.stream().filter(mail -> matches(mail, search)).toList();
        int from = Math.min((page - 1) * ON_A_PAGE, found.size());
        int to = Math.min(from + ON_A_PAGE, found.size());
        Map<String, Object> list = new HashMap<>();
        list.put("heading", search.isEmpty() ? "All mails" : "Mails with \u201c%s\u201d".formatted(search));
        list.put("count", String.format(Locale.ENGLISH, "%,d", found.size()));
        list.put("here", address(search, page));
        list.put("isEmpty", found.isEmpty());
        list.put("emptyTitle", all.isEmpty() ? "No mail yet" : "Nothing found");
        list.put(
                "emptyText",
                all.isEmpty()
                        ? "What is sent to Amazon SES at this address arrives here."
                        : "The search looks at recipients and subjects.");
        Instant newest = all.isEmpty() ? Instant.EPOCH : all.getFirst().facts().acceptedAt();
        list.put(
                "rows",
                found.subList(from, to).stream().map(mail -> row(mail, newest)).toList());
        list.put("newer", page > 1 ? address(search, page - 1) : "");
        list.put("older", to < found.size() ? address(search, page + 1) : "");
        list.put(
                "range",
                from == to ? "" : String.format(Locale.ENGLISH, "%,d\u2013%,d of %,d", from + 1, to, found.size()));
        return Map.of("title", "Inbox", "q", search, "list", list);
    }

    private static boolean matches(KeptMail kept, String search) {
        Mail mail = kept.facts().mail();
        String wanted = search.toLowerCase(Locale.ROOT);
        return mail.subject().toLowerCase(Locale.ROOT).contains(wanted)
                || mail.recipients().stream()
                        .anyMatch(
                                recipient -> recipient.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static Map<String, Object> row(KeptMail mail, Instant newest) {
        Map<String, Object> row = Look.of(mail);
        row.put("time", Look.time(mail.facts().acceptedAt(), newest));
        row.put("snippet", mail.content().map(ListPage::snippet).orElse(""));
        return row;
    }

    private static String snippet(Content content) {
        String text = Optional.ofNullable(content.text())
                .orElse("")
                .replaceAll("https?://\\S+", "")
                .replaceAll("\\s+", " ")
                .strip();
        return text.length() <= SNIPPET ? text : text.substring(0, SNIPPET);
    }

    private static String address(String search, int page) {
        String query = search.isEmpty() ? "" : "q=" + URLEncoder.encode(search, StandardCharsets.UTF_8) + "&";
        return "/?%spage=%d".formatted(query, page);
    }
}
