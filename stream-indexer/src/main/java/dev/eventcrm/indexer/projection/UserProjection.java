package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.document.UserDocument;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.schema.item.UserProfile;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** People into the index {@code users}. */
final class UserProjection {
    private UserProjection() {}

    static UserDocument documentOf(UserItem user, AddressHashes hashes) {
        UserProfile profile = user.profile();
        return profile == null ? tombstone(user) : living(user, profile, hashes);
    }

    private static UserDocument living(UserItem user, UserProfile profile, AddressHashes hashes) {
        ItemVersion itemVersion = user.itemVersion();
        List<String> hosting = user.hosting().stream().sorted().toList();
        List<String> attending = eventsOf(user, RegistrationStatus::holdsSeat);
        return new UserDocument(
                user.id(),
                itemVersion.version(),
                itemVersion.createdAt(),
                itemVersion.updatedAt(),
                null,
                profile.firstName(),
                profile.lastName(),
                profile.email(),
                profile.phoneNumber(),
                profile.avatar(),
                profile.gender(),
                profile.jobTitle(),
                profile.company(),
                profile.city(),
                profile.state(),
                hosting.size(),
                attending.size(),
                user.mailStatus().apiName(),
                hashes.all(profile.email()),
                hosting,
                attending,
                eventsOf(user, RegistrationStatus.WAITLISTED::equals),
                eventsOf(user, RegistrationStatus.CHECKED_IN::equals));
    }

    private static UserDocument tombstone(UserItem user) {
        ItemVersion itemVersion = user.itemVersion();
        return new UserDocument(
                user.id(),
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

    private static List<String> eventsOf(UserItem user, Predicate<RegistrationStatus> chosen) {
        return user.attending().entrySet().stream()
                .filter(entry -> chosen.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
