package dev.eventcrm.command;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.test.DynamoDbLocal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import tools.jackson.databind.json.JsonMapper;

/** Creates what tests need over HTTP, under ids that no other test uses, and looks at what then stands in the table. */
public record Scene(CommandApi api) {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** A text that no other call gives. */
    public static String unique(String prefix) {
        return prefix + "-" + COUNTER.incrementAndGet();
    }

    /** Fields as a JSON object: names and values in turn. */
    public static String json(@Nullable Object... namesAndValues) {
        return MAPPER.writeValueAsString(fields(namesAndValues));
    }

    /** Fields in a map: names and values in turn. */
    public static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) Objects.requireNonNull(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }

    /** A map as a JSON object. */
    public static String json(Map<String, ? extends @Nullable Object> fields) {
        return MAPPER.writeValueAsString(fields);
    }

    /** The body of a person with everything that has to be given. */
    public static Map<String, @Nullable Object> aPerson() {
        return fields("firstName", "Alice", "lastName", "Johnson", "email", unique("alice") + "@example.com");
    }

    /** The body of an event with everything that has to be given. */
    public static Map<String, @Nullable Object> anEvent(String owner) {
        return fields(
                "title", "Tech Conference",
                "startAt", "2086-08-01T09:00:00Z",
                "endAt", "2086-08-01T17:00:00Z",
                "venue", "NYC Convention Center",
                "owner", owner);
    }

    /** Creates a person. */
    public String person() {
        return api.post("/users", json(aPerson())).expect(201).field("id");
    }

    /** People as if they had been created, put into the table in large batches where creating them is not the point. */
    public static List<String> people(int count) {
        List<UserItem> users = Stream.generate(
                        () -> aUser().withId(unique("person")).build())
                .limit(count)
                .toList();
        users.stream()
                .gather(Gatherers.windowFixed(25))
                .forEach(batch -> DynamoDbLocal.shared()
                        .client()
                        .batchWriteItem(request -> request.requestItems(Map.of(
                                CrmTable.NAME,
                                batch.stream()
                                        .map(user -> WriteRequest.builder()
                                                .putRequest(put -> put.item(user.toAttributes()))
                                                .build())
                                        .toList()))));
        return users.stream().map(UserItem::id).toList();
    }

    /** Creates an event of that owner, with these fields beside or instead of the required ones. */
    public String event(String owner, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = anEvent(owner);
        fields.putAll(fields(namesAndValues));
        return api.post("/events", json(fields)).expect(201).field("id");
    }

    /** Registers a person. */
    public Reply register(String eventId, String userId) {
        return api.post("/events/" + eventId + "/register", json("userId", userId));
    }

    /** Registers a person who would wait. */
    public Reply registerOrWait(String eventId, String userId) {
        return api.post("/events/" + eventId + "/register", json("userId", userId, "waitlist", true));
    }

    /** Cancels a registration. */
    public Reply cancel(String eventId, String userId) {
        return api.delete("/events/" + eventId + "/registrations/" + userId);
    }

    /** Checks a person in. */
    public Reply checkIn(String eventId, String userId) {
        return api.post("/events/" + eventId + "/registrations/" + userId + "/check-in", "{}");
    }

    /** The person as the table holds them. */
    public static UserItem storedUser(String id) {
        return UserItem.read(item(ItemKey.user(id)));
    }

    /** The event as the table holds it. */
    public static EventItem storedEvent(String id) {
        return EventItem.read(item(ItemKey.event(id)));
    }

    /** The registration as the table holds it. */
    public static RegistrationItem storedRegistration(String eventId, String userId) {
        return RegistrationItem.read(item(ItemKey.registration(eventId, userId)));
    }

    /** Whether the table holds anything under that key. */
    public static boolean exists(ItemKey key) {
        return !item(key).isEmpty();
    }

    /** Writes an item as it is. */
    public static void put(Map<String, AttributeValue> item) {
        DynamoDbLocal.shared()
                .client()
                .putItem(request -> request.tableName(CrmTable.NAME).item(item));
    }

    /** Why an address must not be mailed, as the suppression list says; empty when it may be. */
    public static Optional<Suppression> suppression(ItemKey key) {
        Map<String, AttributeValue> item = item(key);
        return item.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(SuppressionItem.read(item).suppression());
    }

    /** All registrations of an event, tombstones too. */
    public static List<RegistrationItem> registrations(String eventId) {
        return DynamoDbLocal.shared()
                .client()
                .queryPaginator(request -> request.tableName(CrmTable.NAME)
                        .consistentRead(true)
                        .keyConditionExpression("PK = :event AND begins_with(SK, :registration)")
                        .expressionAttributeValues(Map.of(
                                ":event",
                                        AttributeValue.fromS(
                                                ItemKey.event(eventId).partition()),
                                ":registration", AttributeValue.fromS(ItemKey.registrationSortPrefix()))))
                .items()
                .stream()
                .map(RegistrationItem::read)
                .toList();
    }

    /** Fails unless event, registrations and people say the same. */
    public static EventItem expectAgreement(String eventId) {
        EventItem event = storedEvent(eventId);
        List<RegistrationItem> living = registrations(eventId).stream()
                .filter(registration -> !registration.itemVersion().isDeleted())
                .toList();
        assertThat(count(living, RegistrationStatus.REGISTERED, RegistrationStatus.CHECKED_IN))
                .as("registeredCount")
                .isEqualTo(event.registeredCount());
        assertThat(count(living, RegistrationStatus.WAITLISTED))
                .as("waitlistedCount")
                .isEqualTo(event.waitlistedCount());
        assertThat(count(living, RegistrationStatus.CHECKED_IN))
                .as("checkedInCount")
                .isEqualTo(event.checkedInCount());
        for (RegistrationItem registration : living) {
            RegistrationStatus attending =
                    storedUser(registration.userId()).attending().get(eventId);
            assertThat(Objects.requireNonNullElse(attending, RegistrationStatus.CANCELLED))
                    .as(registration.id())
                    .isEqualTo(registration.status());
        }
        return event;
    }

    private static long count(List<RegistrationItem> registrations, RegistrationStatus... statuses) {
        return registrations.stream()
                .filter(registration -> List.of(statuses).contains(registration.status()))
                .count();
    }

    /** What stands under that key; empty if nothing does. */
    public static Map<String, AttributeValue> item(ItemKey key) {
        return DynamoDbLocal.shared()
                .client()
                .getItem(request ->
                        request.tableName(CrmTable.NAME).key(key.toAttributes()).consistentRead(true))
                .item();
    }
}
