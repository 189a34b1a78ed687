package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.aUser;
import static dev.eventcrm.system.Fixtures.unique;
import static dev.eventcrm.system.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A reminder that is scheduled for who is registered, and all that can happen before it is due. */
class ReminderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LEAVE = Pattern.compile("/t/u/[A-Za-z0-9_.-]+");

    private static final RunningStack STACK = RunningStack.shared();
    private static final Api API = STACK.api();
    private final Inbox inbox = new Inbox(STACK);

    private record Person(String id, String address, Answer written) {}

    @Test
    void saysWhatIsTrueWhenItIsDueToWhoIsRegisteredThen() {
        Person owner = person();
        String event = event(owner);
        Person stays = registered(event);
        Person cancels = registered(event);
        Person moves = registered(event);
        Person leaves = registered(event);
        String wayOff = wayOff(leaves);

        // Paused before it is due, so that however slow the machine is, nothing is sent before all has happened.
        Campaign reminder = Campaign.send(API, reminder(event));
        reminder.command("pause");
        done(API.put("/events/" + event, Map.of("startAt", "2031-09-02T18:00:00Z", "endAt", "2031-09-02T22:00:00Z")));
        assertThat(API.delete("/events/" + event + "/registrations/" + cancels.id())
                        .status())
                .isEqualTo(204);
        Person comes = registered(event);
        Person moved = moved(moves);
        unsubscribe(wayOff);
        Person left = moved(leaves);
        awaitRegistered(event, List.of(stays, moves, leaves, comes));
        reminder.command("resume");
        reminder.awaitEnd(PATIENCE);

        assertThat(inbox.mailsOf(reminder.id()))
                .extracting(Inbox.Mail::address)
                .containsExactlyInAnyOrder(stays.address(), moved.address(), comes.address());
        assertThat(inbox.mailsTo(left.address())).isEmpty();
        assertThat(inbox.mailsOf(reminder.id()))
                .allSatisfy(mail ->
                        assertThat(inbox.read(mail).get("subject").asString()).contains("2 September 2031"));
    }

    private static Map<String, Object> reminder(String event) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("registeredFor", event);
        body.put("eventId", event);
        body.put("subject", "{{eventTitle}} is on {{eventDate}}");
        body.put("body", "Dear {{firstName}}, see you there.");
        body.put("sendAt", Instant.now().plusSeconds(10).toString());
        return body;
    }

    private static Person person() {
        String address = unique("guest") + "@example.com";
        Answer created = API.created("/users", with(aUser(), "email", address));
        return new Person(created.string("id"), address, created);
    }

    private static String event(Person owner) {
        return API.created(
                        "/events",
                        Map.of(
                                "title",
                                "Gala",
                                "startAt",
                                "2031-09-01T18:00:00Z",
                                "endAt",
                                "2031-09-01T22:00:00Z",
                                "venue",
                                "Hall",
                                "owner",
                                owner.id(),
                                "status",
                                "active"))
                .string("id");
    }

    private static Person registered(String event) {
        Person person = person();
        API.created("/events/" + event + "/register", Map.of("userId", person.id()));
        return person;
    }

    private static Person moved(Person person) {
        String address = unique("moved") + "@example.com";
        Answer changed = API.put("/users/" + person.id(), Map.of("email", address));
        done(changed);
        return new Person(person.id(), address, changed);
    }

    /** The link by which a person can leave, from an earlier mail. */
    private String wayOff(Person person) {
        Campaign earlier = Campaign.send(
                API.seeing(person.written()),
                Map.of("userIds", List.of(person.id()), "subject", "Hello", "body", "Just to say hello."));
        earlier.awaitEnd(PATIENCE);
        Matcher link = LEAVE.matcher(inbox.read(inbox.mailsTo(person.address()).getFirst())
                .get("text")
                .asString());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static void unsubscribe(String link) {
        done(API.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", link, BodyPublishers.ofString("List-Unsubscribe=One-Click")));
    }

    private static void awaitRegistered(String event, List<Person> people) {
        await().atMost(PATIENCE).until(() -> {
            List<String> found = new ArrayList<>();
            for (JsonNode user : API.found("/users" + Api.query("registeredFor", event))
                    .json()
                    .get("users")) {
                found.add(user.get("id").asString());
            }
            return found.size() == people.size()
                    && found.containsAll(people.stream().map(Person::id).toList());
        });
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }
}
