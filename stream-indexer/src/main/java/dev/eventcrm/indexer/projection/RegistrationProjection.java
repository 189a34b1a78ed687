package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.document.RegistrationDocument;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.RegistrationItem;
import org.jspecify.annotations.Nullable;

/** Registrations into the index {@code registrations}. */
final class RegistrationProjection {
    private RegistrationProjection() {}

    static RegistrationDocument documentOf(RegistrationItem registration) {
        return registration.itemVersion().isDeleted() ? tombstone(registration) : living(registration);
    }

    private static RegistrationDocument living(RegistrationItem registration) {
        ItemVersion itemVersion = registration.itemVersion();
        return new RegistrationDocument(
                registration.id(),
                itemVersion.version(),
                itemVersion.createdAt(),
                itemVersion.updatedAt(),
                null,
                registration.eventId(),
                registration.userId(),
                registration.status().apiName(),
                registration.registeredAt(),
                registration.waitlistedAt(),
                registration.checkedInAt(),
                registration.cancelledAt(),
                registration.utm().source(),
                registration.utm().medium(),
                registration.utm().campaign(),
                registration.utm().term(),
                registration.utm().content(),
                registration.emailId(),
                campaignOf(registration.emailId()));
    }

    private static @Nullable String campaignOf(@Nullable String emailId) {
        return emailId == null
                ? null
                : EmailId.parse(emailId).map(EmailId::campaignId).orElse(null);
    }

    private static RegistrationDocument tombstone(RegistrationItem registration) {
        ItemVersion itemVersion = registration.itemVersion();
        return new RegistrationDocument(
                registration.id(),
                itemVersion.version(),
                itemVersion.createdAt(),
                itemVersion.updatedAt(),
                itemVersion.deletedAt(),
                registration.eventId(),
                registration.userId(),
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
