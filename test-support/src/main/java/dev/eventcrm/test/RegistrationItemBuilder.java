package dev.eventcrm.test;

import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.Utm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds registrations for tests: {@code aRegistration().of("u1").forEvent("e1").build()}. */
public final class RegistrationItemBuilder {
    private static final Instant CREATED = Instant.parse("2026-02-01T00:00:00Z");

    private String eventId = "e1";
    private String userId = "u1";
    private long version = 1;
    private @Nullable Instant deletedAt;
    private RegistrationStatus status = RegistrationStatus.REGISTERED;
    private Utm utm = Utm.NONE;
    private @Nullable String emailId;

    private RegistrationItemBuilder() {}

    /** A registration that holds a seat, at version 1. */
    public static RegistrationItemBuilder aRegistration() {
        return new RegistrationItemBuilder();
    }

    /** For that event. */
    public RegistrationItemBuilder forEvent(String eventId) {
        this.eventId = eventId;
        return this;
    }

    /** Of that person. */
    public RegistrationItemBuilder of(String userId) {
        this.userId = userId;
        return this;
    }

    /** At that version. */
    public RegistrationItemBuilder atVersion(long version) {
        this.version = version;
        return this;
    }

    /** As the tombstone left at that time. */
    public RegistrationItemBuilder deletedAt(Instant deletedAt) {
        this.deletedAt = deletedAt;
        return this;
    }

    /** Of that status. */
    public RegistrationItemBuilder withStatus(RegistrationStatus status) {
        this.status = status;
        return this;
    }

    /** Brought by that. */
    public RegistrationItemBuilder broughtBy(Utm utm, @Nullable String emailId) {
        this.utm = utm;
        this.emailId = emailId;
        return this;
    }

    /** The registration. */
    public RegistrationItem build() {
        return new RegistrationItem(
                eventId,
                userId,
                new ItemVersion(version, CREATED, CREATED.plusSeconds(version - 1), deletedAt),
                status,
                status.holdsSeat() ? CREATED : null,
                status == RegistrationStatus.WAITLISTED ? CREATED : null,
                status == RegistrationStatus.CHECKED_IN ? CREATED.plusSeconds(1) : null,
                status == RegistrationStatus.CANCELLED ? CREATED.plusSeconds(2) : null,
                utm,
                emailId);
    }
}
