package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.mail.TrackingToken;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.Sending;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.Utm;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.TestAddresses;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has left stays left, whatever address they have. */
class MailStatusTest {
    private final CommandApi api = CommandApi.shared();
    private final String oldAddress = Scene.unique("old") + "@example.com";
    private final String newAddress = Scene.unique("new") + "@example.com";

    @Test
    void whoUnsubscribesIsUnsubscribedAtTheNextAddressToo() {
        String id = person(oldAddress);
        unsubscribe(mailTo(id, oldAddress));

        assertThat(status(id)).isEqualTo("unsubscribed");
        readdress(id);

        assertThat(status(id)).isEqualTo("unsubscribed");
    }

    @Test
    void whoUnsubscribesByAMailToAnEarlierAddressIsUnsubscribed() {
        String id = person(oldAddress);
        EmailItem mail = mailTo(id, oldAddress);
        readdress(id);

        unsubscribe(mail);

        assertThat(status(id)).isEqualTo("unsubscribed");
    }

    @RepeatedTest(20)
    void aChangeOfTheAddressAndAnUnsubscriptionAtTheSameTimeLoseNeither() {
        String id = person(oldAddress);
        EmailItem mail = mailTo(id, oldAddress);

        CompletableFuture<Void> change = CompletableFuture.runAsync(() -> readdress(id));
        unsubscribe(mail);
        change.join();

        assertThat(status(id)).isEqualTo("unsubscribed");
        assertThat(user(id).field("email")).isEqualTo(newAddress);
    }

    @Test
    void whatIsWrongWithAnAddressDoesNotFollowThePerson() {
        String id = person(oldAddress);
        assertThat(suppress(oldAddress).field("cause")).isEqualTo("manual");
        assertThat(status(id)).isEqualTo("suppressed");

        readdress(id);

        assertThat(status(id)).isEqualTo("subscribed");
    }

    @Test
    void whoComesWithASuppressedAddressIsSuppressed() {
        suppress(oldAddress);

        assertThat(status(person(oldAddress))).isEqualTo("suppressed");
    }

    @Test
    void whoComesInABatchWithASuppressedAddressIsSuppressed() {
        suppress(oldAddress);
        String id = Scene.unique("person");
        Map<String, Object> person = Map.of("id", id, "firstName", "A", "lastName", "B", "email", oldAddress);

        api.post("/users/batch", json("users", List.of(person))).expect(200);

        assertThat(status(id)).isEqualTo("suppressed");
    }

    @Test
    void whoseAddressIsAllowedAgainIsSubscribed() {
        String id = person(oldAddress);
        unsubscribe(mailTo(id, oldAddress));
        readdress(id);

        api.delete("/suppressions/" + newAddress).expect(204);

        assertThat(status(id)).isEqualTo("subscribed");
    }

    @Test
    void anAddressThatSomebodyLeftByStaysSuppressedForWhoHasItNext() {
        String id = person(oldAddress);
        unsubscribe(mailTo(id, oldAddress));
        readdress(id);

        assertThat(status(person(oldAddress))).isEqualTo("unsubscribed");
        assertThat(Scene.suppression(ItemKey.suppression(TestAddresses.hash(oldAddress)))
                        .orElseThrow()
                        .cause())
                .isEqualTo(Suppression.Cause.UNSUBSCRIBED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whoComesWithAnAddressThatWasSuppressedUnderAnEarlierSecretIsSuppressed(int generation) {
        suppressUnder(TestAddresses.earlierHashes(oldAddress).get(generation));
        String inBatch = Scene.unique("person");
        suppressUnder(TestAddresses.earlierHashes(newAddress).get(generation));

        assertThat(status(person(oldAddress))).isEqualTo("bounced");
        api.post(
                        "/users/batch",
                        json(
                                "users",
                                List.of(Map.of("id", inBatch, "firstName", "A", "lastName", "B", "email", newAddress))))
                .expect(200);
        assertThat(status(inBatch)).isEqualTo("bounced");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whoGetsAnAddressThatWasSuppressedUnderAnEarlierSecretIsSuppressed(int generation) {
        String id = person(oldAddress);
        suppressUnder(TestAddresses.earlierHashes(newAddress).get(generation));

        readdress(id);

        assertThat(status(id)).isEqualTo("bounced");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anAddressThatWasSuppressedUnderAnEarlierSecretKeepsItsCauseAndIsAllowedAgain(int generation) {
        String hash = TestAddresses.earlierHashes(oldAddress).get(generation);
        suppressUnder(hash);
        String id = person(oldAddress);

        assertThat(suppress(oldAddress).field("cause")).isEqualTo("bounced");
        assertThat(Scene.exists(ItemKey.suppression(TestAddresses.hash(oldAddress))))
                .isFalse();
        api.delete("/suppressions/" + oldAddress).expect(204);

        assertThat(status(id)).isEqualTo("subscribed");
        assertThat(Scene.suppression(ItemKey.suppression(hash))).isEmpty();
        api.delete("/suppressions/" + oldAddress).expect(404);
    }

    /** A mail of the old secret was unsubscribed from, and one of the new one bounced later. */
    @Test
    void thatSomebodyHasLeftDecidesWhateverOtherEntriesTheAddressHas() {
        suppressUnder(TestAddresses.hash(oldAddress));
        suppressUnder(TestAddresses.earlierHashes(oldAddress).getFirst(), Suppression.Cause.UNSUBSCRIBED);
        suppressUnder(TestAddresses.earlierHashes(oldAddress).getLast());

        assertThat(status(person(oldAddress))).isEqualTo("unsubscribed");
        assertThat(suppress(oldAddress).field("cause")).isEqualTo("unsubscribed");
    }

    private static void suppressUnder(String hash) {
        suppressUnder(hash, Suppression.Cause.BOUNCED);
    }

    private static void suppressUnder(String hash, Suppression.Cause cause) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Scene.put(SuppressionItem.absent(hash)
                .listed(new Suppression(cause, now, null), now)
                .toAttributes());
    }

    private String person(String address) {
        return api.post("/users", json("firstName", "A", "lastName", "B", "email", address))
                .expect(201)
                .field("id");
    }

    private void readdress(String id) {
        api.put("/users/" + id, json("email", newAddress)).expect(200);
    }

    private Reply suppress(String address) {
        return api.put("/suppressions/" + address, "").expect(200);
    }

    private Reply user(String id) {
        return api.put("/users/" + id, "{}").expect(200);
    }

    private String status(String id) {
        return user(id).field("mailStatus");
    }

    private static EmailItem mailTo(String userId, String address) {
        EmailItem mail = new EmailItem(
                TestAddresses.emailId(Scene.unique("campaign"), address),
                ItemVersion.first(Instant.now()),
                userId,
                null,
                Utm.NONE,
                Sending.due(Instant.now()),
                Map.of(),
                List.of(),
                Set.of());
        DynamoDbLocal.shared()
                .client()
                .putItem(put -> put.tableName(CrmTable.NAME).item(mail.toAttributes()));
        return mail;
    }

    private void unsubscribe(EmailItem mail) {
        api.post(
                        "/t/u/" + Mails.signed(new TrackingToken.Unsubscribe(mail.id())),
                        "List-Unsubscribe=One-Click",
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .expect(200);
    }
}
