package dev.eventcrm.command.events;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.command.CrossFieldRules;
import dev.eventcrm.http.command.EntityId;
import dev.eventcrm.http.command.JsonBody;
import dev.eventcrm.http.command.NotReserved;
import dev.eventcrm.http.command.PlainText;
import dev.eventcrm.http.command.Required;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventStatus;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/**
 * Creates an event.
 *
 * @param id the id that the client chooses; without it we do
 * @param slug the name in web addresses; without it, derived from the title
 * @param title title
 * @param description longer text
 * @param startAt when it begins
 * @param endAt when it ends
 * @param date instead of both, a whole day of its time zone
 * @param timeZone where its clocks are, an IANA name such as {@code America/New_York}; that of the settings if absent
 * @param venue where it takes place
 * @param maxCapacity seats; absent means without limit
 * @param owner id of the person who answers for it
 * @param hosts ids of those who host it; without any, the owner
 * @param attendeeIds ids of those who hold a seat from the start
 * @param status where it stands; active if absent
 */
@JsonBody(names = AcceptedNames.EVENT_BODY)
record CreateEvent(
        @EntityId @NotReserved @Nullable String id,

        @Size(max = Slugs.LONGEST, message = SLUG)
        @Pattern(regexp = Slugs.PATTERN, message = SLUG)
        @NotReserved
        @Nullable
        String slug,

        @Required @PlainText(max = 200) String title,
        @PlainText(max = 20_000, multiline = true) @Nullable String description,
        @Nullable Instant startAt,
        @Nullable Instant endAt,
        @Nullable LocalDate date,
        @Nullable ZoneId timeZone,
        @Required @PlainText(max = 200) String venue,
        @Min(value = 1, message = CAPACITY) @Nullable Integer maxCapacity,
        @Required @EntityId String owner,

        @Size(max = MOST_HOSTS, message = TOO_MANY_HOSTS) @UniqueElements(message = REPEATED) @Nullable
        List<@EntityId String> hosts,

        @Size(max = MOST_ATTENDEES, message = TOO_MANY_ATTENDEES) @UniqueElements(message = REPEATED) @Nullable
        List<@EntityId String> attendeeIds,

        @Nullable EventStatus status)
        implements CrossFieldRules {
    static final int MOST_HOSTS = 20;

    /** So that with all hosts and everybody's registration one transaction holds it. */
    static final int MOST_ATTENDEES = 35;

    static final String SLUG = "must be lower case letters and digits with single dashes between, at most "
            + Slugs.LONGEST + " characters";
    static final String CAPACITY = "must be at least 1, or absent for no limit";
    static final String TOO_MANY_HOSTS = "must name at most " + MOST_HOSTS + " people";
    static final String TOO_MANY_ATTENDEES =
            "must name at most " + MOST_ATTENDEES + " people; register the others one by one";
    static final String REPEATED = "must not name anybody twice";

    @Override
    public List<Wrong> crossCheck() {
        return Schedule.wrong(startAt, endAt, date);
    }

    /** What the event says of itself from the start. */
    EventDetails details(String newId, ZoneId defaultTimeZone) {
        ZoneId zone = Objects.requireNonNullElse(timeZone, defaultTimeZone);
        Schedule schedule = date == null
                ? new Schedule(Objects.requireNonNull(startAt), Objects.requireNonNull(endAt), zone, false)
                : Schedule.of(date, zone);
        return new EventDetails(
                slug(newId),
                title,
                description,
                schedule.startAt(),
                schedule.endAt(),
                venue,
                maxCapacity,
                owner,
                hosts != null && namesHosts() ? hosts : List.of(owner),
                status == null ? EventStatus.ACTIVE : status,
                schedule.timeZone(),
                schedule.isWholeDay());
    }

    String slug(String newId) {
        return slug == null ? Slugs.derived(title, newId) : slug;
    }

    boolean namesHosts() {
        return hosts != null && !hosts.isEmpty();
    }

    List<String> attendees() {
        return attendeeIds == null ? List.of() : attendeeIds;
    }
}
