package dev.eventcrm.query;

import dev.eventcrm.schema.document.CampaignDocument;
import dev.eventcrm.schema.document.EmailDocument;
import dev.eventcrm.schema.document.RegistrationDocument;
import dev.eventcrm.test.TestAddresses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the ledger and registrations as the stream indexer projects them: made by hand, or at random. */
public final class LedgerRows {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final List<String> STATUSES =
            List.of("pending", "submitting", "unknown", "failed", "suppressed", "skipped", "cancelled");

    private final Random random;
    private final Instant from;
    private final Duration span;

    /**
     * Rows of a time.
     *
     * @param random makes them
     * @param from when they begin
     * @param span how long they last
     */
    public LedgerRows(Random random, Instant from, Duration span) {
        this.random = random;
        this.from = from;
        this.span = span;
    }

    /** A row of which the fields are given in turn with their names, and everything else is made up. */
    public static EmailDocument row(String id, Object... fields) {
        Map<String, Object> row = new LinkedHashMap<>(Map.of(
                "id", id,
                "version", 1,
                "createdAt", "2026-03-01T00:00:00Z",
                "updatedAt", "2026-03-01T00:00:00Z",
                "campaignId", "c1",
                "userId", "u1",
                "addressHash", TestAddresses.hash("u1@example.com"),
                "status", "pending",
                "attempts", 0,
                "at", "2026-03-01T00:00:00Z"));
        for (int i = 0; i < fields.length; i += 2) {
            row.put(fields[i].toString(), fields[i + 1]);
        }
        return MAPPER.convertValue(row, EmailDocument.class);
    }

    /** A registration of which the fields are given in turn with their names. */
    public static RegistrationDocument registration(String id, Object... fields) {
        Map<String, Object> registration = new LinkedHashMap<>(Map.of(
                "id", id,
                "version", 1,
                "createdAt", "2026-03-01T00:00:00Z",
                "updatedAt", "2026-03-01T00:00:00Z",
                "eventId", "e1",
                "userId", id,
                "status", "registered",
                "registeredAt", "2026-03-01T00:00:00Z"));
        for (int i = 0; i < fields.length; i += 2) {
            registration.put(fields[i].toString(), fields[i + 1]);
        }
        return MAPPER.convertValue(registration, RegistrationDocument.class);
    }

    /** A campaign of which the fields are given in turn with their names. */
    public static CampaignDocument campaign(String id, Object... fields) {
        Map<String, Object> campaign = new LinkedHashMap<>(Map.of(
                "id", id,
                "version", 1,
                "createdAt", "2026-03-01T00:00:00Z",
                "updatedAt", "2026-03-01T00:00:00Z",
                "subject", "Join us",
                "body", "Hello",
                "format", "text",
                "audience", "{\"filter\":{\"company\":\"TechCorp\"}}",
                "sendAt", "2026-03-01T00:00:00Z",
                "state", "active"));
        campaign.putAll(Map.of("audienceCount", 10, "planned", 0, "merged", 0, "resnapshots", 0));
        for (int i = 0; i < fields.length; i += 2) {
            campaign.put(fields[i].toString(), fields[i + 1]);
        }
        return MAPPER.convertValue(campaign, CampaignDocument.class);
    }

    /** So many rows at random. */
    public List<EmailDocument> rows(int count) {
        List<EmailDocument> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(i));
        }
        return rows;
    }

    /** One row at random. */
    public EmailDocument row(int i) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        String campaign = "c" + random.nextInt(4);
        String user = "u" + i;
        String hash = TestAddresses.hash(user + "@example.com");
        Instant created = moment();
        row.put("id", campaign + "_" + hash);
        row.put("version", 1);
        row.put("createdAt", created);
        row.put("updatedAt", created);
        row.put("campaignId", campaign);
        row.put("userId", user);
        row.put("addressHash", hash);
        row.put("at", created);
        row.put("attempts", 1);
        values(row);
        if (random.nextInt(4) == 0) {
            String status = STATUSES.get(random.nextInt(STATUSES.size()));
            row.put("status", status);
            if (STATUSES.indexOf(status) > 3) {
                row.put("endedAt", after(created));
            }
            // What must not be counted, as the mail was not sent.
            if (random.nextInt(4) == 0) {
                row.put("deliveredAt", after(created));
            }
        } else {
            sent(row, after(created));
        }
        return MAPPER.convertValue(row, EmailDocument.class);
    }

    private void sent(Map<String, @Nullable Object> row, Instant sent) {
        row.put("status", "sent");
        row.put("sentAt", sent);
        row.put("at", sent);
        int fate = random.nextInt(10);
        if (fate == 0) {
            row.put("bouncedAt", after(sent));
            return;
        }
        if (fate == 1) {
            return;
        }
        Instant delivered = after(sent);
        row.put("deliveredAt", delivered);
        if (fate == 2) {
            row.put("complainedAt", after(delivered));
        }
        if (fate == 3) {
            row.put("unsubscribedAt", after(delivered));
        }
        if (fate > 3) {
            Instant opened = after(delivered);
            row.put("rawOpenedAt", opened);
            row.put("rawOpens", 2 + random.nextInt(3));
            if (fate > 4) {
                row.put("openedAt", after(opened));
                row.put("opens", 1 + random.nextInt(2));
            }
            if (fate > 6) {
                row.put("rawClickedAt", after(opened));
                row.put("rawClicks", 2);
            }
            if (fate > 7) {
                row.put("clickedAt", after(opened));
                row.put("clicks", 1);
            }
            if (fate > 8) {
                row.put("registeredAt", after(opened));
                row.put("registrations", 1);
            }
        }
    }

    /** So many registrations at random. */
    public List<RegistrationDocument> registrations(int count) {
        List<RegistrationDocument> registrations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, @Nullable Object> registration = new LinkedHashMap<>();
            Instant created = moment();
            registration.put("id", "e~" + i);
            registration.put("version", 1);
            registration.put("createdAt", created);
            registration.put("updatedAt", created);
            registration.put("userId", "u" + i);
            registration.put(
                    "status",
                    List.of("registered", "checkedIn", "waitlisted", "cancelled")
                            .get(random.nextInt(4)));
            registration.put("registeredAt", after(created));
            if (random.nextInt(4) > 0) {
                values(registration);
            }
            registration.put("eventId", "e" + random.nextInt(3));
            if (random.nextInt(3) == 0) {
                String campaign = "c" + random.nextInt(4);
                registration.put("campaignId", campaign);
                registration.put("emailId", campaign + "_" + TestAddresses.hash("u" + i + "@example.com"));
            }
            registrations.add(MAPPER.convertValue(registration, RegistrationDocument.class));
        }
        return registrations;
    }

    private void values(Map<String, @Nullable Object> row) {
        one(row, "utmSource", 3);
        one(row, "utmMedium", 2);
        one(row, "utmCampaign", 4);
        one(row, "utmTerm", 2);
        one(row, "utmContent", 2);
        one(row, "eventId", 3);
    }

    private void one(Map<String, @Nullable Object> row, String name, int values) {
        int value = random.nextInt(values + 1);
        if (value < values) {
            row.put(name, name.equals("eventId") ? "e" + value : name + " " + value);
        }
    }

    private Instant moment() {
        return from.plusMillis((long) (random.nextDouble() * span.toMillis()));
    }

    private Instant after(Instant instant) {
        return instant.plusMillis((long) (random.nextDouble() * span.toMillis() / 4));
    }
}
