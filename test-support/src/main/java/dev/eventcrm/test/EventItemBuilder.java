package dev.eventcrm.test;

import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.EventStatus;
import dev.eventcrm.schema.item.ItemVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds events for tests: {@code anEvent().withId("e1").withCapacity(50).build()}. */
public final class EventItemBuilder {
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private String id = "e1";
    private long version = 1;
    private @Nullable Instant deletedAt;
    private String title = "Tech Conference";
    private Instant startAt = Instant.parse("2026-08-01T09:00:00Z");
    private @Nullable Integer maxCapacity = 200;
    private @Nullable String owner = "u1";
    private List<String> hosts = List.of("u1");
    private EventStatus status = EventStatus.ACTIVE;
    private int registeredCount;
    private int waitlistedCount;
    private int checkedInCount;

    private ZoneId timeZone = ZoneOffset.UTC;

    private EventItemBuilder() {}

    /** An active event with every field set, nobody registered, at version 1. */
    public static EventItemBuilder anEvent() {
        return new EventItemBuilder();
    }

    /** With that id; the slug follows it. */
    public EventItemBuilder withId(String id) {
        this.id = id;
        return this;
    }

    /** Where clocks are those of that zone. */
    public EventItemBuilder in(ZoneId newTimeZone) {
        timeZone = newTimeZone;
        return this;
    }

    /** At that version. */
    public EventItemBuilder atVersion(long version) {
        this.version = version;
        return this;
    }

    /** As the tombstone left at that time. */
    public EventItemBuilder deletedAt(Instant deletedAt) {
        this.deletedAt = deletedAt;
        return this;
    }

    /** Of that title. */
    public EventItemBuilder titled(String title) {
        this.title = title;
        return this;
    }

    /** Beginning then, for eight hours. */
    public EventItemBuilder startingAt(Instant startAt) {
        this.startAt = startAt;
        return this;
    }

    /** With that many seats; null means without limit. */
    public EventItemBuilder withCapacity(@Nullable Integer maxCapacity) {
        this.maxCapacity = maxCapacity;
        return this;
    }

    /** Owned by that person. */
    public EventItemBuilder ownedBy(@Nullable String owner) {
        this.owner = owner;
        return this;
    }

    /** Hosted by those people. */
    public EventItemBuilder hostedBy(String... hosts) {
        this.hosts = List.of(hosts);
        return this;
    }

    /** Of that status. */
    public EventItemBuilder withStatus(EventStatus status) {
        this.status = status;
        return this;
    }

    /** With those counts. */
    public EventItemBuilder counting(int registered, int waitlisted, int checkedIn) {
        registeredCount = registered;
        waitlistedCount = waitlisted;
        checkedInCount = checkedIn;
        return this;
    }

    /** The event. */
    public EventItem build() {
        EventDetails details = new EventDetails(
                "slug-" + id,
                title,
                "A major tech event.",
                startAt,
                startAt.plus(Duration.ofHours(8)),
                "NYC Convention Center",
                maxCapacity,
                owner,
                hosts,
                status,
                timeZone,
                false);
        ItemVersion itemVersion = new ItemVersion(version, CREATED, CREATED.plusSeconds(version - 1), deletedAt);
        return new EventItem(
                id, itemVersion, deletedAt == null ? details : null, registeredCount, waitlistedCount, checkedInCount);
    }
}
