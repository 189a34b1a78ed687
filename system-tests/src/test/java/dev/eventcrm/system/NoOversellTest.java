package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.aUser;
import static dev.eventcrm.system.Fixtures.anEvent;
import static dev.eventcrm.system.Fixtures.unique;
import static dev.eventcrm.system.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.api.Headers;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** However many reach for the last seats at once, from however many clients: no seat is sold twice, and every count agrees. */
class NoOversellTest {
    private static final int SEATS = 50;
    private static final int CLIENTS = 5;

    private static final RunningStack STACK = RunningStack.shared();
    private static final Api API = STACK.api();

    @Test
    void exactlyAsManySucceedAsThereAreSeats() {
        List<String> people = people(500);
        String event = event(people.getFirst());
        List<Api> clients = clients();
        ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();

        Concurrently.forEach(
                people, 500, (i, person) -> answers.add(register(clients.get(i % CLIENTS), event, person)));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(SEATS);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(people.size() - SEATS);
        assertEverythingAgrees(event, people, SEATS);
    }

    @Test
    void everyCountAgreesWhenCancellationsRaceTheRegistrations() {
        List<String> people = people(150);
        String event = event(people.getFirst());
        List<Api> clients = clients();
        AtomicInteger highest = new AtomicInteger();

        Concurrently.forEach(people, 60, (i, person) -> {
            Random random = new Random(i);
            for (int round = 0; round < 4; round++) {
                register(clients.get(i % CLIENTS), event, person);
                highest.accumulateAndGet(stored(event).registeredCount(), Math::max);
                if (random.nextBoolean()) {
                    settled(() -> API.delete("/events/" + event + "/registrations/" + person));
                }
            }
        });

        assertThat(highest.get()).isLessThanOrEqualTo(SEATS);
        int seats = stored(event).registeredCount();
        assertThat(seats).isBetween(1, SEATS);
        assertEverythingAgrees(event, people, seats);
    }

    /** Seat count, registrations, participation and read model: four places that must tell one number. */
    private static void assertEverythingAgrees(String event, List<String> people, int seats) {
        assertThat(stored(event).registeredCount()).isEqualTo(seats);
        assertThat(registrations(event).filter(RegistrationStatus::holdsSeat)).hasSize(seats);
        assertThat(people.stream().filter(person -> attends(person, event))).hasSize(seats);

        STACK.awaitEqualReadModel();
        JsonNode shown = API.found("/events/" + event).json();
        assertThat(shown.get("registeredCount").asInt()).isEqualTo(seats);
        assertThat(shown.get("seatsLeft").asInt()).isEqualTo(SEATS - seats);
        assertThat(total("/users" + Api.query("registeredFor", event))).isEqualTo(seats);
        assertThat(total("/events/" + event + "/registrations" + Api.query("status", "registered")))
                .isEqualTo(seats);
    }

    private static int total(String path) {
        return API.found(path).json().get("total").asInt();
    }

    private static EventItem stored(String event) {
        return EventItem.read(STACK.table()
                .getItem(get -> get.tableName(CrmTable.NAME)
                        .key(ItemKey.event(event).toAttributes())
                        .consistentRead(true))
                .item());
    }

    private static Stream<RegistrationStatus> registrations(String event) {
        return STACK.readModel().items().stream()
                .filter(RegistrationItem.class::isInstance)
                .map(RegistrationItem.class::cast)
                .filter(registration -> registration.eventId().equals(event))
                .map(RegistrationItem::status);
    }

    private static boolean attends(String person, String event) {
        return UserItem.read(STACK.table()
                        .getItem(get -> get.tableName(CrmTable.NAME)
                                .key(ItemKey.user(person).toAttributes())
                                .consistentRead(true))
                        .item())
                .attending()
                .containsKey(event);
    }

    private static Answer register(Api client, String event, String person) {
        Api again = client.with(Headers.IDEMPOTENCY_KEY, unique("registration"));
        return settled(() -> again.post("/events/" + event + "/register", Map.of("userId", person)));
    }

    /** A client does what a 503 asks of it: it tries again, a registration under the same key. */
    private static Answer settled(Supplier<Answer> request) {
        return Stream.generate(request)
                .limit(50)
                .filter(answer -> answer.status() != 503)
                .findFirst()
                .orElseThrow(() -> new AssertionError("50 times 503"));
    }

    private static List<Api> clients() {
        return IntStream.range(0, CLIENTS).mapToObj(_ -> STACK.api()).toList();
    }

    private static String event(String owner) {
        return API.created("/events", with(anEvent(owner), "maxCapacity", SEATS))
                .string("id");
    }

    private static List<String> people(int count) {
        String[] people = new String[count];
        Concurrently.forEach(
                IntStream.range(0, count).boxed().toList(),
                16,
                (i, _) -> people[i] = API.created("/users", aUser()).string("id"));
        return List.of(people);
    }
}
