package dev.eventcrm.engine.ses.inbox;

import dev.eventcrm.engine.ses.events.SesEvent;
import dev.eventcrm.engine.ses.mail.Addresses;
import dev.eventcrm.engine.ses.mail.Mail;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What list and view show alike. */
final class Look {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEEE, d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int HUES = 360;

    private Look() {}

    static Map<String, Object> of(KeptMail kept) {
        Mail mail = kept.facts().mail();
        List<String> recipients = mail.recipients();
        String first = recipients.isEmpty() ? "?" : recipients.getFirst();
        Map<String, Object> look = new HashMap<>();
        look.put("id", kept.facts().messageId());
        look.put("subject", mail.subject().isBlank() ? "(no subject)" : mail.subject());
        look.put("from", mail.from());
        look.put("to", String.join(", ", mail.to().isEmpty() ? recipients : mail.to()));
        look.put("initial", first.substring(0, 1));
        look.put("hue", Math.floorMod(Addresses.plain(first).hashCode(), HUES));
        look.put("instant", kept.facts().acceptedAt().toString());
        look.put("date", DATE.format(kept.facts().acceptedAt()));
        look.put(
                "chips",
                StatusBadge.summary(kept.events()).stream().map(Look::chip).toList());
        return look;
    }

    static Map<String, Object> chip(StatusBadge chip) {
        return Map.of("label", chip.label(), "kind", chip.kind(), "detail", chip.detail());
    }

    static Map<String, Object> event(SesEvent event) {
        Map<String, Object> look = new HashMap<>(chip(StatusBadge.of(event)));
        look.put("instant", event.at().toString());
        look.put("time", DAY.format(event.at()) + TIME.format(event.at()).substring(5));
        return look;
    }

    static String time(Instant instant, Instant newest) {
        boolean sameDay = instant.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .equals(newest.atZone(ZoneOffset.UTC).toLocalDate());
        return (sameDay ? TIME : DAY).format(instant);
    }
}
