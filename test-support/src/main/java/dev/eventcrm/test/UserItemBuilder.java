package dev.eventcrm.test;

import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.MailStatus;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.schema.item.UserProfile;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds people for tests: {@code aUser().withId("u1").in("TechCorp").build()}. */
public final class UserItemBuilder {
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private String id = "u1";
    private long version = 1;
    private @Nullable Instant deletedAt;
    private String firstName = "Alice";
    private String lastName = "Johnson";
    private @Nullable String email;
    private @Nullable String gender = "female";
    private @Nullable String jobTitle = "Engineer";
    private @Nullable String company = "TechCorp";
    private @Nullable String city = "New York";
    private final Set<String> hosting = new TreeSet<>();
    private final Set<String> owning = new TreeSet<>();
    private final Map<String, RegistrationStatus> attending = new TreeMap<>();

    private MailStatus mailStatus = MailStatus.SUBSCRIBED;

    private UserItemBuilder() {}

    /** A person with every field set, no participation, at version 1. */
    public static UserItemBuilder aUser() {
        return new UserItemBuilder();
    }

    /** With that id; the e-mail address follows it unless set. */
    public UserItemBuilder withId(String id) {
        this.id = id;
        return this;
    }

    /** With that mail status. */
    public UserItemBuilder being(MailStatus newStatus) {
        mailStatus = newStatus;
        return this;
    }

    /** At that version. */
    public UserItemBuilder atVersion(long version) {
        this.version = version;
        return this;
    }

    /** As the tombstone left at that time. */
    public UserItemBuilder deletedAt(Instant deletedAt) {
        this.deletedAt = deletedAt;
        return this;
    }

    /** Of that name. */
    public UserItemBuilder named(String firstName, String lastName) {
        this.firstName = firstName;
        this.lastName = lastName;
        return this;
    }

    /** With that e-mail address. */
    public UserItemBuilder withEmail(String email) {
        this.email = email;
        return this;
    }

    /** Of that gender. */
    public UserItemBuilder withGender(@Nullable String gender) {
        this.gender = gender;
        return this;
    }

    /** With that job title. */
    public UserItemBuilder withJobTitle(@Nullable String jobTitle) {
        this.jobTitle = jobTitle;
        return this;
    }

    /** Employed there. */
    public UserItemBuilder withCompany(@Nullable String company) {
        this.company = company;
        return this;
    }

    /** Living there. */
    public UserItemBuilder withCity(@Nullable String city) {
        this.city = city;
        return this;
    }

    /** Host of that event. */
    public UserItemBuilder hosting(String eventId) {
        hosting.add(eventId);
        return this;
    }

    /** Owner of that event. */
    public UserItemBuilder owning(String eventId) {
        owning.add(eventId);
        return this;
    }

    /** Signed up for that event. */
    public UserItemBuilder attending(String eventId, RegistrationStatus status) {
        attending.put(eventId, status);
        return this;
    }

    /** The person. */
    public UserItem build() {
        UserProfile profile = new UserProfile(
                firstName,
                lastName,
                email == null ? id + "@example.com" : email,
                "1234567890",
                "https://example.com/avatar.jpg",
                gender,
                jobTitle,
                company,
                city,
                "NY");
        ItemVersion itemVersion = new ItemVersion(version, CREATED, CREATED.plusSeconds(version - 1), deletedAt);
        return new UserItem(
                id, itemVersion, deletedAt == null ? profile : null, hosting, owning, attending, mailStatus);
    }
}
