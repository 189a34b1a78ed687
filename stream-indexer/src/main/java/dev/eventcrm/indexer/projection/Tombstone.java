package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.MailStatus;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.Revision;
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
                        after(user.revision(), removedAt),
                        null,
                        Set.of(),
                        Set.of(),
                        Map.of(),
                        MailStatus.SUBSCRIBED);
            case EventItem event -> new EventItem(event.id(), after(event.revision(), removedAt), null, 0, 0, 0);
            case RegistrationItem registration ->
                new RegistrationItem(
                        registration.eventId(),
                        registration.userId(),
                        after(registration.revision(), removedAt),
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
                        after(campaign.revision(), removedAt),
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
                new SuppressionItem(entry.addressHash(), after(entry.revision(), removedAt), null);
            case EmailItem email ->
                new EmailItem(
                        email.emailId(),
                        after(email.revision(), removedAt),
                        email.userId(),
                        email.eventId(),
                        email.utm(),
                        email.sending(),
                        email.outcomes(),
                        email.touches(),
                        email.seen());
        };
    }

    private static Revision after(Revision revision, Instant removedAt) {
        return revision.isDeleted() ? revision.next(removedAt) : revision.tombstone(removedAt);
    }
}
