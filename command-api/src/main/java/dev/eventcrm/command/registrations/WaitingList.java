package dev.eventcrm.command.registrations;

import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.LoadedItems;
import dev.eventcrm.command.store.UnavailableException;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Gatherers;
import org.springframework.stereotype.Component;

/** Who waits for a seat, in order: who has waited longest first; of two since the same instant, by id. */
@Component
public class WaitingList {
    private static final Comparator<RegistrationItem> ORDER = Comparator.comparing((RegistrationItem registration) ->
                    Objects.requireNonNullElse(registration.waitlistedAt(), Instant.EPOCH))
            .thenComparing(RegistrationItem::userId);

    private final ItemStore items;

    WaitingList(ItemStore items) {
        this.items = items;
    }

    /**
     * The next in line. To be asked after the event was read: whoever joins or leaves from then on changes the event's
     * version too, so that a commit on that version cannot pass anybody over.
     *
     * @param eventId the event's id
     * @param most how many at most, up to 100
     * @return people who live; one who is just being deleted gets no seat
     * @throws UnavailableException when the table does not answer
     */
    public List<Participant> next(String eventId, int most) {
        List<RegistrationItem> waiting = items.registrationsOf(eventId)
                .filter(registration -> registration.status() == RegistrationStatus.WAITLISTED)
                .sorted(ORDER)
                .toList();
        return waiting.stream()
                .gather(Gatherers.windowFixed(most))
                .flatMap(window -> living(window).stream())
                .limit(most)
                .toList();
    }

    private List<Participant> living(List<RegistrationItem> window) {
        LoadedItems found = items.read(window.stream()
                .map(registration -> ItemKey.user(registration.userId()))
                .toList());
        List<Participant> living = new ArrayList<>();
        for (RegistrationItem registration : window) {
            UserItem user = found.user(registration.userId());
            if (user != null && !user.itemVersion().isDeleted()) {
                living.add(new Participant(user, registration));
            }
        }
        return living;
    }
}
