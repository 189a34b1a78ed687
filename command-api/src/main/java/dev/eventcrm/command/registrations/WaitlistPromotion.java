package dev.eventcrm.command.registrations;

import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.command.store.Transactions;
import dev.eventcrm.command.store.UnavailableException;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives free seats to those who wait. One seat that a cancellation frees goes on in the same transaction; where an event
 * grows, as many transactions follow as it takes. If that is interrupted, whoever next signs up or changes the event goes
 * on with it.
 */
@Component
public class WaitlistPromotion {
    /** How many move up in one transaction: two items each, beside the event. */
    private static final int BATCH = 20;

    private final Transactions transactions;
    private final ItemStore items;
    private final WaitingList waitingList;
    private final Clock clock;

    WaitlistPromotion(Transactions transactions, ItemStore items, WaitingList waitingList, Clock clock) {
        this.transactions = transactions;
        this.items = items;
        this.waitingList = waitingList;
        this.clock = clock;
    }

    /**
     * Whether an event has both: free seats and people who wait for one.
     *
     * @param event the event; null if there is none
     */
    public static boolean isDue(@Nullable EventItem event) {
        return event != null && !event.itemVersion().isDeleted() && event.waitlistedCount() > 0 && freeSeats(event) > 0;
    }

    /**
     * Moves people up until no seat is free or nobody waits.
     *
     * @param eventId the event's id
     * @return the items in the states that were written
     * @throws UnavailableException when the table does not answer, or others came first too often
     */
    public List<ProjectedItem> fill(String eventId) {
        List<ProjectedItem> written = new ArrayList<>();
        List<ProjectedItem> batch;
        do {
            batch = transactions.run(_ -> {
                EventItem event = items.read(ItemKey.event(eventId)).event(eventId);
                List<ProjectedItem> promoted = isDue(event) ? promoted(Objects.requireNonNull(event)) : List.of();
                return new Decision<>(TransactionWrites.saving(promoted), promoted);
            });
            written.addAll(batch);
        } while (!batch.isEmpty());
        return written;
    }

    private List<ProjectedItem> promoted(EventItem event) {
        List<Participant> next = waitingList.next(event.id(), Math.min(BATCH, freeSeats(event)));
        return promote(event, next, clock.instant());
    }

    static List<ProjectedItem> promote(EventItem event, List<Participant> next, Instant now) {
        EventChanges draft = new EventChanges(event, now);
        next.forEach(participant -> draft.move(participant, RegistrationStatus.REGISTERED));
        return draft.items();
    }

    private static int freeSeats(EventItem event) {
        return Objects.requireNonNullElse(event.seatsLeft(), Integer.MAX_VALUE);
    }
}
