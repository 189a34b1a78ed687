package dev.eventcrm.schema.api;

import dev.eventcrm.schema.document.UserDocument;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.schema.item.UserProfile;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person in an answer. Every key is always there; what is not known is {@code null}.
 *
 * @param id the person's id
 * @param firstName given name
 * @param lastName family name
 * @param email e-mail address as typed
 * @param phoneNumber telephone number
 * @param avatar address of a picture
 * @param gender gender
 * @param jobTitle job title
 * @param company employer
 * @param city city
 * @param state state or region
 * @param hostedEventCount events the person hosts
 * @param attendedEventCount events the person holds a seat of, checked in or not
 * @param mailStatus whether the person may be mailed: {@code subscribed}, {@code unsubscribed}, {@code bounced}, {@code complained}
 *     or {@code suppressed}
 * @param version the version, also the {@code ETag}
 * @param createdAt when the person was created
 * @param updatedAt when the person, or their participation, last changed
 */
public record UserView(
        String id,
        String firstName,
        String lastName,
        String email,
        @Nullable String phoneNumber,
        @Nullable String avatar,
        @Nullable String gender,
        @Nullable String jobTitle,
        @Nullable String company,
        @Nullable String city,
        @Nullable String state,
        int hostedEventCount,
        int attendedEventCount,
        String mailStatus,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * What the item shows of a person.
     *
     * @param item a living person
     */
    public static UserView of(UserItem item) {
        UserProfile profile = Objects.requireNonNull(item.profile(), "a tombstone has no view");
        return new UserView(
                item.id(),
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
                item.hosting().size(),
                (int) item.attending().values().stream()
                        .filter(RegistrationStatus::holdsSeat)
                        .count(),
                item.mailStatus().apiName(),
                item.itemVersion().version(),
                item.itemVersion().createdAt(),
                item.itemVersion().updatedAt());
    }

    /**
     * What the document shows of a person.
     *
     * @param document the document of a living person
     */
    public static UserView of(UserDocument document) {
        return new UserView(
                document.id(),
                Objects.requireNonNull(document.firstName()),
                Objects.requireNonNull(document.lastName()),
                Objects.requireNonNull(document.email()),
                document.phoneNumber(),
                document.avatar(),
                document.gender(),
                document.jobTitle(),
                document.company(),
                document.city(),
                document.state(),
                Objects.requireNonNull(document.hostedEventCount()),
                Objects.requireNonNull(document.attendedEventCount()),
                Objects.requireNonNull(document.mailStatus()),
                document.version(),
                document.createdAt(),
                document.updatedAt());
    }
}
