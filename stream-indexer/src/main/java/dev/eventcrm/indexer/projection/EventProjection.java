package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.document.EventDocument;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.Revision;

/** Events into the index {@code events}. */
final class EventProjection {
    private EventProjection() {}

    static EventDocument documentOf(EventItem event) {
        EventDetails details = event.details();
        return details == null ? tombstone(event) : living(event, details);
    }

    private static EventDocument living(EventItem event, EventDetails details) {
        Revision revision = event.revision();
        return new EventDocument(
                event.id(),
                revision.version(),
                revision.createdAt(),
                revision.updatedAt(),
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
                details.status().wireName(),
                event.registeredCount(),
                event.waitlistedCount(),
                event.checkedInCount(),
                event.seatsLeft());
    }

    private static EventDocument tombstone(EventItem event) {
        Revision revision = event.revision();
        return new EventDocument(
                event.id(),
                revision.version(),
                revision.createdAt(),
                revision.updatedAt(),
                revision.deletedAt(),
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
