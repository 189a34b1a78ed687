package dev.eventcrm.command.events;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.command.CrossFieldRules;
import dev.eventcrm.http.command.EntityId;
import dev.eventcrm.http.command.JsonBody;
import dev.eventcrm.http.command.NotNullable;
import dev.eventcrm.http.command.NotReserved;
import dev.eventcrm.http.command.Patch;
import dev.eventcrm.http.command.PlainText;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventStatus;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/**
 * Changes what is said about an event: what is absent stays, what is null goes. The components are those of {@link
 * CreateEvent}. Without hosts, the owner hosts. A null owner is what answers show of an event whose owner was deleted; only
 * there may a body repeat it.
 */
@JsonBody(
        names = AcceptedNames.EVENT_BODY,
        readOnly = {
            "id",
            "version",
            "createdAt",
            "updatedAt",
            "registeredCount",
            "waitlistedCount",
            "checkedInCount",
            "seatsLeft",
            "startDate",
            "endDate",
            "wholeDay"
        })
record ChangeEvent(
        @NotNullable
        Patch<
                        @Size(max = Slugs.LONGEST, message = CreateEvent.SLUG)
                        @Pattern(regexp = Slugs.PATTERN, message = CreateEvent.SLUG) @NotReserved String>
                slug,

        @NotNullable Patch<@PlainText(max = 200) String> title,
        Patch<@PlainText(max = 20_000, multiline = true) String> description,
        @NotNullable Patch<Instant> startAt,
        @NotNullable Patch<Instant> endAt,
        Patch<LocalDate> date,
        @NotNullable Patch<ZoneId> timeZone,
        @NotNullable Patch<@PlainText(max = 200) String> venue,
        Patch<@Min(value = 1, message = CreateEvent.CAPACITY) Integer> maxCapacity,
        Patch<@EntityId String> owner,

        Patch<
                        @Size(max = CreateEvent.MOST_HOSTS, message = CreateEvent.TOO_MANY_HOSTS)
                                @UniqueElements(message = CreateEvent.REPEATED) List<
                                @EntityId String>>
                hosts,

        @NotNullable Patch<EventStatus> status)
        implements CrossFieldRules {

    @Override
    public List<Wrong> crossCheck() {
        boolean day = date instanceof Patch.Value<LocalDate>;
        boolean times = startAt instanceof Patch.Value<Instant> || endAt instanceof Patch.Value<Instant>;
        return day && times ? List.of(Wrong.of("date", Schedule.BESIDE_DATE)) : List.of();
    }

    EventDetails appliedTo(EventDetails details) {
        ZoneId zone = timeZone.or(details.timeZone());
        Schedule schedule = date instanceof Patch.Value<LocalDate>(LocalDate day)
                ? Schedule.of(day, zone)
                : Schedule.of(details)
                        .at(startAt.or(details.startAt()), endAt.or(details.endAt()))
                        .in(zone);
        String newOwner = owner.orRemoved(details.owner());
        return new EventDetails(
                slug.or(details.slug()),
                title.or(details.title()),
                description.orRemoved(details.description()),
                schedule.startAt(),
                schedule.endAt(),
                venue.or(details.venue()),
                maxCapacity.orRemoved(details.maxCapacity()),
                newOwner,
                hosts(details.hosts(), newOwner),
                status.or(details.status()),
                schedule.timeZone(),
                schedule.isWholeDay());
    }

    boolean namesHosts() {
        return hosts instanceof Patch.Value<List<String>>(List<String> named) && !named.isEmpty();
    }

    private List<String> hosts(List<String> current, @Nullable String newOwner) {
        List<String> named = hosts.orRemoved(current);
        if (named != null && !named.isEmpty()) {
            return named;
        }
        return newOwner == null ? List.of() : List.of(newOwner);
    }
}
