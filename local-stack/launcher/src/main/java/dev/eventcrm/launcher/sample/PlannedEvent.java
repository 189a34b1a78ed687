package dev.eventcrm.launcher.sample;

import java.time.Instant;
import java.util.List;

/**
 * An event, who comes, and what becomes of it.
 *
 * @param event as it is created: {@code active} if anyone comes, because only such events take registrations
 * @param attendees ids of people; where there are more than seats, the others wait for one
 * @param lastStatus its status once everyone is registered
 * @param startAt when it begins, once everyone is registered
 * @param endAt when it ends, once everyone is registered
 */
record PlannedEvent(Event event, List<String> attendees, String lastStatus, Instant startAt, Instant endAt) {
    /** The body of {@code POST /events}. */
    record Event(
            String id,
            String slug,
            String title,
            String description,
            Instant startAt,
            Instant endAt,
            String venue,
            int maxCapacity,
            String owner,
            List<String> hosts,
            String status) {}

    boolean changesAtLast() {
        return !lastStatus.equals(event.status()) || !startAt.equals(event.startAt());
    }
}
