package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.MailStatus;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.schema.item.Utm;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** What stands for an item that was removed from the table. */
final class Tombstone {
    private Tombstone() {}

    /**
     * The state after the last one.
     *
     * @param item the last state
     * @param removedAt when it was removed
     */
    static ProjectedItem after(ProjectedItem item, Instant removedAt) {
        return switch (item) {
            case UserItem user ->
                new UserItem(
                        user.id(),
                        after(user.itemVersion(), removedAt),
                        null,
                        Set.of(),
                        Set.of(),
                        Map.of(),
                        MailStatus.SUBSCRIBED);
            case EventItem event -> new EventItem(event.id(), after(event.itemVersion(), removedAt), null, 0, 0, 0);
            case RegistrationItem registration ->
                new RegistrationItem(
                        registration.eventId(),
                        registration.userId(),
                        after(registration.itemVersion(), removedAt),
                        RegistrationStatus.CANCELLED,
                        null,
                        null,
                        null,
                        null,
                        Utm.NONE,
                        null);
            case CampaignItem campaign ->
                new CampaignItem(
                        campaign.id(),
                        after(campaign.itemVersion(), removedAt),
                        campaign.content(),
                        campaign.utm(),
                        campaign.eventId(),
                        campaign.audience(),
                        campaign.sendAt(),
                        campaign.state(),
                        campaign.planning(),
                        campaign.retry(),
                        campaign.endedAt());
            case SuppressionItem entry ->
                new SuppressionItem(entry.addressHash(), after(entry.itemVersion(), removedAt), null);
            case EmailItem email ->
                new EmailItem(
                        email.emailId(),
                        after(email.itemVersion(), removedAt),
                        email.userId(),
                        email.eventId(),
                        email.utm(),
                        email.sending(),
                        email.outcomes(),
                        email.touches(),
                        email.seen());
        };
    }

    private static ItemVersion after(ItemVersion itemVersion, Instant removedAt) {
        return itemVersion.isDeleted() ? itemVersion.next(removedAt) : itemVersion.tombstone(removedAt);
    }
}
