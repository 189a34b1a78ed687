package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.AudienceMode;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.TestMailItem;
import dev.eventcrm.schema.item.Utm;
import dev.eventcrm.test.TestAddresses;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.json.JsonMapper;

class CampaignCommandsTest {
    private final CommandApi api = CommandApi.shared();
    private final Scene scene = new Scene(api);

    @Nested
    class Sending {
        @Test
        void acceptsTheExampleOfOlderClientsWithAFilter() {
            Reply reply = api.post("/emails/send", """
                            {"filter":{"company":"TechCorp","city":"New York"},"subject":"Join our next event!",
                             "body":"We invite you to our upcoming tech conference.","utm_source":"newsletter",
                             "utm_medium":"email","utm_campaign":"tech_conf_2025"}""").expect(202);

            String id = reply.field("id");
            assertThat(reply.json().path("recipientCount").asInt()).isEqualTo(812);
            assertThat(reply.field("campaignId")).isEqualTo(id);
            assertThat(reply.field("status")).isEqualTo("planning");
            assertThat(reply.field("statusUrl")).isEqualTo("/campaigns/" + id);
            assertThat(reply.header("Location")).isEqualTo("/campaigns/" + id);
            assertThat(reply.header("Consistency-Token")).isEqualTo("campaign:" + id + ":1");
            CampaignItem campaign = stored(id);
            assertThat(campaign.state()).isEqualTo(CampaignState.ACTIVE);
            assertThat(campaign.audience().question())
                    .isEqualTo("{\"filter\":{\"company\":\"TechCorp\",\"city\":\"New York\"}}");
            assertThat(campaign.audience().count()).isEqualTo(812);
            assertThat(campaign.planning().isAtStart()).isTrue();
            assertThat(campaign.audience().mode()).isEqualTo(AudienceMode.DUE);
            assertThat(campaign.utm()).isEqualTo(new Utm("newsletter", "email", "tech_conf_2025", null, null));
            assertThat(campaign.content().isHtml()).isFalse();
            assertThat(campaign.toAttributes()).containsKeys(Outbox.SHARD, Outbox.DUE_AT);
        }

        @Test
        void acceptsTheExampleOfOlderClientsWithParametersInTheBody() {
            String id = accepted("""
                    {"subject":"Tech Meetup Invitation","body":"Join us!","utmCampaign":"meetup-2024","utmSource":"crm",
                     "utmMedium":"email","company":"Tech Corp","events_attended_min":1,"city":["Boston","New York"]}""");

            assertThat(JsonMapper.shared()
                            .readTree(stored(id).audience().question())
                            .path("parameters")
                            .toString())
                    .contains("\"company\":[\"Tech Corp\"]")
                    .contains("\"events_attended_min\":[\"1\"]")
                    .contains("\"city\":[\"Boston\",\"New York\"]");
        }

        @Test
        void takesSearchParametersFromTheAddress() {
            api.post("/emails/send?company=Tech%20Corp&city=Boston&city=New+York", mail())
                    .expect(202);

            assertThat(QueryApiStandIn.shared().lastAsked().body().toString())
                    .isEqualTo("{\"parameters\":{\"company\":[\"Tech Corp\"],\"city\":[\"Boston\",\"New York\"]}}");
        }

        @Test
        void takesAFilterTreeAndPeopleByName() {
            String id = accepted("""
                    {"filter":{"and":[{"eq":{"field":"company","value":"TechCorp"}}]},"userIds":["u1","u2"],
                     "subject":"Hello","body":"World"}""");

            assertThat(stored(id).audience().question())
                    .isEqualTo(
                            "{\"filter\":{\"and\":[{\"eq\":{\"field\":\"company\",\"value\":\"TechCorp\"}}]},\"userIds\":[\"u1\",\"u2\"]}");
        }

        @Test
        void mailsEverybodyOnlyWhenToldSo() {
            String id = accepted("{\"everybody\":true,\"subject\":\"Hello\",\"body\":\"World\"}");

            assertThat(stored(id).audience().question()).isEqualTo("{\"filter\":{\"exists\":{\"field\":\"id\"}}}");
        }

        @Test
        void countsUnderItsIdWhenNobodySaysOtherwise() {
            String id = accepted("{\"company\":\"TechCorp\",\"subject\":\"Hello\",\"body\":\"World\"}");

            assertThat(stored(id).utm()).isEqualTo(new Utm("crm", "email", id, null, null));
        }

        @Test
        void freezesTheAudienceWhenToldSo() {
            String id = accepted(mail("company", "TechCorp", "audience", "frozen"));

            assertThat(stored(id).audience().mode()).isEqualTo(AudienceMode.FROZEN);
            api.post("/emails/send", mail("company", "TechCorp", "audience", "thawed"))
                    .expectProblem(422);
        }

        @Test
        void namesTheHostsWhosePagesLearnOfTheMail() {
            String id = accepted(
                    mail("company", "TechCorp", "attributionHosts", List.of("tickets.example.com", "*.a.org")));

            assertThat(stored(id).content().attributionHosts()).containsExactly("tickets.example.com", "*.a.org");
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://example.com", "*", "example.com/a", "", "a b"})
        void refusesWhatIsNoNameOfAHost(String host) {
            assertThat(api.post(
                                    "/emails/send",
                                    mail("company", "TechCorp", "attributionHosts", List.of("example.com", host)))
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/attributionHosts/1");
        }

        @Test
        void invitesToAnEvent() {
            String eventId = scene.event(scene.person(), "title", "Tech & Talk");
            String id = accepted(json(
                    "company", "TechCorp",
                    "eventId", eventId,
                    "subject", "{{eventTitle}} on {{eventDate}}",
                    "body", "<p>Dear {{firstName}}</p>"));

            assertThat(stored(id).eventId()).isEqualTo(eventId);
            assertThat(stored(id).content().isHtml()).isTrue();
            assertThat(stored(id).content().tellsOfCancelledEvent()).isFalse();
        }

        @Test
        void tellsOfAnEventThatIsCancelledAlready() {
            String eventId = scene.event(scene.person(), "status", "cancelled");
            String id = accepted(json(
                    "company", "TechCorp", "eventId", eventId, "subject", "{{eventTitle}} is off", "body", "Sorry."));

            assertThat(stored(id).content().tellsOfCancelledEvent()).isTrue();
        }

        @Test
        void waitsForTheTimeToSend() {
            Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
            Reply reply = api.post(
                            "/emails/send",
                            json("company", "A", "subject", "Hello", "body", "World", "send_at", tomorrow.toString()))
                    .expect(202);

            assertThat(reply.field("status")).isEqualTo("scheduled");
            assertThat(stored(reply.field("id")).sendAt()).isEqualTo(tomorrow);
        }

        @Test
        void asksForWhatTheClientHasSeen() {
            api.post("/emails/send", mail("company", "A"), "Consistency-Token", "user:u1:4", "Prefer", "wait=3")
                    .expect(202);

            assertThat(QueryApiStandIn.shared().lastAsked().headers())
                    .containsEntry("Consistency-token", List.of("user:u1:4"))
                    .containsEntry("Prefer", List.of("wait=3"));
        }

        @Test
        void isSentOnceUnderOneKeyAlsoAtOnce() {
            String key = Scene.unique("key");

            List<Reply> replies =
                    Concurrently.each(8, _ -> api.post("/emails/send", mail("company", "A"), "Idempotency-Key", key));

            assertThat(replies)
                    .allSatisfy(reply -> reply.expect(202))
                    .extracting(reply -> reply.field("id"))
                    .containsOnly(replies.getFirst().field("id"));
        }

        @Test
        void placesTheWayOffTheListWhereItsAuthorDoes() {
            accepted(json(
                    "company",
                    "A",
                    "subject",
                    "Hello",
                    "body",
                    "<p>Hi. <a href=\"{{unsubscribeUrl}}\">No more</a></p>"));
        }

        @Test
        void isTakenAtTheAddressWithASlashToo() {
            api.post("/emails/send/", mail("company", "A")).expect(202);
        }

        @Test
        void isSentOnceUnderOneKey() {
            String key = Scene.unique("key");
            int askedBefore = QueryApiStandIn.shared().asked().size();
            Reply first = api.post("/emails/send?city=Boston", mail(), "Idempotency-Key", key)
                    .expect(202);
            Reply second = api.post("/emails/send?city=Boston", mail(), "Idempotency-Key", key)
                    .expect(202);

            assertThat(QueryApiStandIn.shared().asked()).hasSize(askedBefore + 1);
            assertThat(second.text()).isEqualTo(first.text());
            assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
            api.post("/emails/send?city=Chicago", mail(), "Idempotency-Key", key)
                    .expectProblem(422);
        }
    }

    @Nested
    class CampaignLifecycle {
        @Test
        void pausesResumesAndCancels() {
            String id = accepted(mail("company", "TechCorp"));

            assertThat(steer(id, "pause").expect(200).field("status")).isEqualTo("paused");
            assertThat(steer(id, "pause").expect(200).json().path("version").asInt())
                    .isEqualTo(2);
            assertThat(steer(id, "resume").expect(200).field("status")).isEqualTo("planning");
            Reply cancelled = steer(id, "cancel").expect(200);
            assertThat(cancelled.field("status")).isEqualTo("cancelling");
            assertThat(cancelled.header("Consistency-Token")).isEqualTo("campaign:" + id + ":4");
            assertThat(cancelled.header("ETag")).isEqualTo("\"4\"");
            steer(id, "resume").expectProblem(409);
            steer(id, "retry-failed").expectProblem(409);
            assertThat(stored(id).state()).isEqualTo(CampaignState.CANCELLED);
        }

        @Test
        void refusesAStaleVersion() {
            String id = accepted(mail("company", "TechCorp"));

            api.post("/campaigns/" + id + "/pause", "", "If-Match", "\"7\"").expectProblem(412);
        }

        @Test
        void knowsNoOthers() {
            steer("nobody", "pause").expectProblem(404);
        }

        private Reply steer(String id, String command) {
            return api.post("/campaigns/" + id + "/" + command, "");
        }
    }

    @Nested
    class TestMails {
        @Test
        void goIntoTheOutboxAndNowhereElse() {
            Reply reply = api.post(
                            "/emails/test",
                            json("to", "Me@Example.com", "subject", "Hi {{firstName}}", "body", "World"))
                    .expect(202);

            TestMailItem mail = storedTestMail(reply.field("id"));
            assertThat(mail.address()).isEqualTo("Me@Example.com");
            assertThat(mail.userId()).isNull();
            assertThat(mail.utm()).isEqualTo(new Utm("crm", "email", "test", null, null));
            assertThat(reply.header("Consistency-Token")).isEmpty();
        }

        @Test
        void canBeAskedFor() {
            String id = api.post("/emails/test", json("to", "me@example.com", "subject", "Hi", "body", "World"))
                    .expect(202)
                    .field("id");

            assertThat(api.get("/emails/test/" + id).expect(200).field("status"))
                    .isEqualTo("queued");
            api.get("/emails/test/none").expectProblem(404);
        }

        @Test
        void mayBeOfAPerson() {
            String userId = scene.person();

            Reply reply = api.post(
                            "/emails/test",
                            json("address", "me@example.com", "subject", "Hi", "body", "World", "user_id", userId))
                    .expect(202);

            assertThat(storedTestMail(reply.field("id")).userId()).isEqualTo(userId);
        }

        @Test
        void needAnAddressAndAPersonThatExist() {
            assertThat(api.post("/emails/test", json("subject", "Hi", "body", "{{nope}}", "email", "nobody"))
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/email");
            assertThat(api.post(
                                    "/emails/test",
                                    json("subject", "Hi", "body", "{{nope}}", "to", "me@example.com", "userId", "u0"))
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("#/body", "#/userId");
        }
    }

    @Nested
    class Suppressions {
        @Test
        void keepAnAddressOffTheListsUntilItIsAllowedAgain() {
            String address = Scene.unique("Quiet") + "@Example.com";
            ItemKey key = ItemKey.suppression(TestAddresses.hash(address));

            Reply first = api.put("/suppressions/" + address, "").expect(200);
            assertThat(first.field("cause")).isEqualTo("manual");
            assertThat(Scene.suppression(key)).isPresent();
            assertThat(api.put("/suppressions/" + address.toLowerCase(Locale.ROOT), "")
                            .expect(200)
                            .field("suppressedAt"))
                    .isEqualTo(first.field("suppressedAt"));

            api.delete("/suppressions/" + address).expect(204);
            assertThat(Scene.suppression(key)).isEmpty();
            api.delete("/suppressions/" + address).expectProblem(404);
            assertThat(api.put("/suppressions/" + address, "").expect(200).header("Consistency-Token"))
                    .isEqualTo("suppression:" + TestAddresses.hash(address) + ":3");
        }

        @Test
        void ofEarlierVersionsAreTakenOffAndPutOnAgain() {
            String address = Scene.unique("old") + "@example.com";
            SuppressionItem entry = SuppressionItem.absent(TestAddresses.hash(address))
                    .listed(new Suppression(Suppression.Cause.BOUNCED, Instant.EPOCH, null), Instant.EPOCH);
            Map<String, AttributeValue> attributes = new HashMap<>(entry.toAttributes());
            List.of("kind", "version", "createdAt", "updatedAt").forEach(attributes::remove);
            Scene.put(attributes);

            assertThat(api.put("/suppressions/" + address, "").expect(200).field("cause"))
                    .isEqualTo("bounced");
            api.delete("/suppressions/" + address).expect(204);
            assertThat(Scene.suppression(entry.key())).isEmpty();
            assertThat(api.put("/suppressions/" + address, "").expect(200).field("cause"))
                    .isEqualTo("manual");
        }

        @Test
        void takeAddressesOnly() {
            assertThat(api.put("/suppressions/nobody", "").expectProblem(422).errorPlaces())
                    .containsExactly("address");
        }
    }

    private String accepted(String body) {
        return api.post("/emails/send", body).expect(202).field("id");
    }

    private static String mail(@Nullable Object... more) {
        Map<String, @Nullable Object> fields = Scene.fields(more);
        fields.putIfAbsent("subject", "Hello");
        fields.putIfAbsent("body", "World");
        return json(fields);
    }

    private static CampaignItem stored(String id) {
        return CampaignItem.read(Scene.item(ItemKey.campaign(id)));
    }

    private static TestMailItem storedTestMail(String id) {
        return Objects.requireNonNull(TestMailItem.read(Scene.item(ItemKey.testMail(id))));
    }
}
