package dev.eventcrm.command;

import dev.eventcrm.mail.TrackingKey;
import dev.eventcrm.mail.TrackingToken;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.Sending;
import dev.eventcrm.schema.item.Utm;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.TestAddresses;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Mails as the email-sender leaves them in the table, and the tokens that it puts into them. */
public final class Mails {
    /** When all of them were written. */
    public static final Instant PLANNED_AT = Instant.parse("2026-03-01T09:00:00Z");

    /** What all of them are counted under. */
    public static final Utm UTM = new Utm("newsletter", "email", "spring", null, null);

    private static final TrackingKey KEY = TrackingKey.of(CommandApi.TRACKING_SECRET, List.of(), true);

    private Mails() {}

    /** A mail that was sent, to an address that no other has. */
    public static EmailItem sent() {
        return put(Sendings.of(EmailStatus.SENT));
    }

    /** A mail in that state, to an address that no other has. */
    public static EmailItem put(Sending sending) {
        EmailItem email = of(TestAddresses.emailId("campaign-1", Scene.unique("reader") + "@example.com"), sending);
        DynamoDbLocal.shared()
                .client()
                .putItem(request -> request.tableName(CrmTable.NAME).item(email.toAttributes()));
        return email;
    }

    /** A mail of that id, in that state; not in the table. */
    public static EmailItem of(EmailId id, Sending sending) {
        return new EmailItem(
                id, ItemVersion.first(PLANNED_AT), "u1", null, UTM, sending, Map.of(), List.of(), Set.of());
    }

    /** The mail as the table holds it. */
    public static EmailItem stored(EmailItem email) {
        return EmailItem.read(Scene.item(email.key()));
    }

    /** A token as links carry it. */
    public static String signed(TrackingToken token) {
        return KEY.sign(token);
    }

    /** States of sending. */
    public static final class Sendings {
        private static final Instant DUE_AT = PLANNED_AT.plusSeconds(60);

        private Sendings() {}

        /** As a sender leaves it. */
        public static Sending of(EmailStatus status) {
            return switch (status) {
                case PENDING -> Sending.due(DUE_AT);
                case SUBMITTING -> new Sending(status, DUE_AT, 1, "sender-1", PLANNED_AT, null, null, null, null);
                case UNKNOWN -> new Sending(status, DUE_AT, 1, null, PLANNED_AT, null, null, null, null);
                case SENT -> new Sending(status, null, 1, null, PLANNED_AT, PLANNED_AT, null, null, "message-1");
                case FAILED -> failed("unconfirmed");
                case SUPPRESSED, SKIPPED, CANCELLED ->
                    new Sending(status, null, 0, null, null, null, PLANNED_AT, null, null);
            };
        }

        /** Failed for that reason. */
        public static Sending failed(String reason) {
            return new Sending(EmailStatus.FAILED, null, 1, null, PLANNED_AT, null, PLANNED_AT, reason, null);
        }
    }
}
