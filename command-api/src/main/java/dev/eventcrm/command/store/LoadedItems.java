package dev.eventcrm.command.store;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.TestMailItem;
import dev.eventcrm.schema.item.UserItem;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as they were read, each at its newest. Between two of them another transaction may have happened: the conditions
 * of the commit tell. Tombstones are items too.
 */
public final class LoadedItems {
    private static final LoadedItems NOTHING = new LoadedItems(Map.of());

    private final Map<ItemKey, Map<String, AttributeValue>> items;

    LoadedItems(Map<ItemKey, Map<String, AttributeValue>> items) {
        this.items = Map.copyOf(items);
    }

    /** That the table holds nothing: where a command is almost always right to assume so before it asks. */
    public static LoadedItems nothing() {
        return NOTHING;
    }

    /**
     * A person.
     *
     * @param id the person's id
     * @return null if there never was one, or nobody asked
     */
    public @Nullable UserItem user(String id) {
        var item = items.get(ItemKey.user(id));
        return item == null ? null : UserItem.read(item);
    }

    /**
     * People.
     *
     * @param ids the people's ids
     * @return those that are known, by id
     */
    public Map<String, UserItem> users(Collection<String> ids) {
        Map<String, UserItem> users = new LinkedHashMap<>();
        for (String id : ids) {
            UserItem user = user(id);
            if (user != null) {
                users.put(id, user);
            }
        }
        return users;
    }

    /**
     * An event.
     *
     * @param id the event's id
     * @return null if there never was one, or nobody asked
     */
    public @Nullable EventItem event(String id) {
        var item = items.get(ItemKey.event(id));
        return item == null ? null : EventItem.read(item);
    }

    /**
     * A registration.
     *
     * @param eventId the event's id
     * @param userId the person's id
     * @return null if there never was one, or nobody asked
     */
    public @Nullable RegistrationItem registration(String eventId, String userId) {
        var item = items.get(ItemKey.registration(eventId, userId));
        return item == null ? null : RegistrationItem.read(item);
    }

    /**
     * A test mail.
     *
     * @param id its id
     * @return null if there never was one, or nobody asked
     */
    public @Nullable TestMailItem testMail(String id) {
        return TestMailItem.read(items.get(ItemKey.testMail(id)));
    }

    /**
     * A campaign.
     *
     * @param id the campaign's id
     * @return null if there never was one, or nobody asked
     */
    public @Nullable CampaignItem campaign(String id) {
        var item = items.get(ItemKey.campaign(id));
        return item == null ? null : CampaignItem.read(item);
    }

    /**
     * A mail of a campaign.
     *
     * @param id the mail's id
     * @return null if there never was one, or nobody asked
     */
    public @Nullable EmailItem email(EmailId id) {
        var item = items.get(id.key());
        return item == null ? null : EmailItem.read(item);
    }

    /**
     * An entry of the suppression list.
     *
     * @param addressHash the hash of the address
     * @return of version 0 if the address was never listed, or nobody asked
     */
    public SuppressionItem suppression(String addressHash) {
        var item = items.get(ItemKey.suppression(addressHash));
        return item == null ? SuppressionItem.absent(addressHash) : SuppressionItem.read(item);
    }

    /**
     * The entry of the suppression list that decides about an address, of all that it has: one that says that a person has left
     * comes first, and then the oldest.
     *
     * @param hashes all hashes of the address, the current one first
     * @return that of the current hash if the address is listed by none
     */
    public SuppressionItem suppression(List<String> hashes) {
        return hashes.stream()
                .map(this::suppression)
                .filter(SuppressionItem::isListed)
                .min(Comparator.comparing(
                        entry -> Objects.requireNonNull(entry.suppression()), Suppression.MOST_BINDING_FIRST))
                .orElseGet(() -> suppression(hashes.getFirst()));
    }

    /**
     * Who holds a guard.
     *
     * @param guard the guard's key
     * @return the owner's id; null if nobody holds it
     */
    public @Nullable String guardOwner(ItemKey guard) {
        var item = items.get(guard);
        return item == null ? null : UniqueConstraints.owner(item);
    }

    /**
     * An item as it is.
     *
     * @param key its key
     * @return its attributes; null if there is none
     */
    public @Nullable Map<String, AttributeValue> attributes(ItemKey key) {
        return items.get(key);
    }
}
