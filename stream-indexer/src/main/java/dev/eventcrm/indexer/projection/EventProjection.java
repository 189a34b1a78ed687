package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.document.EventDocument;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ItemVersion;

/** Events into the index {@code events}. */
final class EventProjection {
    private EventProjection() {}

    static EventDocument documentOf(EventItem event) {
        EventDetails details = event.details();
        return details == null ? tombstone(event) : living(event, details);
    }

    private static EventDocument living(EventItem event, EventDetails details) {
        ItemVersion itemVersion = event.itemVersion();
        return new EventDocument(
                event.id(),
                itemVersion.version(),
                itemVersion.createdAt(),
                itemVersion.updatedAt(),
                null,
                details.slug(),
                details.title(),
                details.description(),
                details.startAt(),
                details.endAt(),
                details.timeZone().getId(),
                details.startDate(),
                details.endDate(),
                details.isWholeDay(),
                details.venue(),
                details.maxCapacity(),
                details.owner(),
                details.hosts(),
                details.status().apiName(),
                event.registeredCount(),
                event.waitlistedCount(),
                event.checkedInCount(),
                event.seatsLeft());
    }

    private static EventDocument tombstone(EventItem event) {
        ItemVersion itemVersion = event.itemVersion();
        return new EventDocument(
                event.id(),
                itemVersion.version(),
                itemVersion.createdAt(),
                itemVersion.updatedAt(),
                itemVersion.deletedAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
