package dev.eventcrm.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.mail.TrackingToken;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailOutcome;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.Engagement;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Occurrences;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationsTest {
    private final CommandApi api = CommandApi.shared();
    private final SnsStandIn sns = SnsStandIn.shared();

    @Nested
    class Events {
        @ParameterizedTest
        @ValueSource(strings = {"1", "2"})
        void areTakenUnderBothVersionsOfTheSignature(String version) {
            EmailItem email = Mails.put(Mails.Sendings.of(EmailStatus.UNKNOWN));
            Map<String, String> notification = SnsStandIn.notification(SesRecords.delivery(email.id()));
            notification.put("SignatureVersion", version);
            notification.put("Subject", "Amazon SES Email Event Notification");

            assertThat(post(sns.signed(notification)).expect(200).field("effect"))
                    .isEqualTo("merged");

            EmailItem after = Mails.stored(email);
            assertThat(after.outcomes())
                    .containsEntry(EmailOutcome.DELIVERED, Occurrences.of(Instant.parse("2016-10-19T23:21:04.133Z")));
            assertThat(after.sending().status()).isEqualTo(EmailStatus.SENT);
            assertThat(after.sending().sentAt()).isEqualTo(Instant.parse("2016-10-19T23:20:52.240Z"));
            assertThat(after.sending().messageId()).isEqualTo(SesRecords.MESSAGE_ID);
            assertThat(after.sending().dueAt()).isNull();
            assertThat(after.seen()).containsExactly(notification.get("MessageId"));
        }

        @Test
        void countOnceHoweverOftenTheyCome() {
            EmailItem email = Mails.sent();
            String notification = sns.signed(SnsStandIn.notification(SesRecords.delivery(email.id())));

            assertThat(post(notification).expect(200).field("effect")).isEqualTo("merged");
            assertThat(post(notification).expect(200).field("effect")).isEqualTo("repeated");

            assertThat(Mails.stored(email).itemVersion().version()).isEqualTo(2);
        }

        @ParameterizedTest
        @CsvSource({"Permanent, bounced", "complaint, complained", "unsubscribe, unsubscribed"})
        void suppressTheAddress(String kind, String cause) {
            EmailItem email = Mails.sent();
            String record = switch (kind) {
                case "complaint" -> SesRecords.complaint(email.id());
                case "unsubscribe" -> SesRecords.subscription(email.id());
                default -> SesRecords.bounce(email.id(), kind);
            };

            post(sns.signed(SnsStandIn.notification(record))).expect(200);

            var entry = Scene.suppression(ItemKey.suppression(email.emailId().addressHash()))
                    .orElseThrow();
            assertThat(entry.cause().apiName()).isEqualTo(cause);
            assertThat(entry.emailId()).isEqualTo(email.id());
            assertThat(Mails.stored(email).outcomes()).containsOnlyKeys(EmailOutcome.of(cause));
        }

        @Test
        void ofAPassingNatureSuppressNobody() {
            EmailItem email = Mails.sent();

            post(sns.signed(SnsStandIn.notification(SesRecords.bounce(email.id(), "Transient"))))
                    .expect(200);
            post(sns.signed(SnsStandIn.notification(SesRecords.bounce(email.id(), "Undetermined"))))
                    .expect(200);

            assertThat(Scene.exists(ItemKey.suppression(email.emailId().addressHash())))
                    .isFalse();
            assertThat(Mails.stored(email).outcomes().get(EmailOutcome.BOUNCED_TRANSIENTLY))
                    .satisfies(moments -> assertThat(moments.count()).isEqualTo(2));
        }

        @Test
        void nameALinkAsTheRedirectDoes() {
            EmailItem email = Mails.sent();
            String token = Mails.signed(new TrackingToken.Click(email.id(), "https://example.com/event"));
            api.get("/t/c/" + token, "User-Agent", SesRecords.BROWSER).expect(302);

            post(sns.signed(SnsStandIn.notification(
                            SesRecords.click(email.id(), "http://localhost:8000/t/c/" + token))))
                    .expect(200);

            assertThat(Mails.stored(email).touches())
                    .hasSize(2)
                    .extracting(Engagement::link)
                    .containsOnly(Mails.stored(email).touches().getFirst().link());
        }

        @Test
        void ofUnknownMailsAreTakenAndLeft() {
            String id = "campaign-1_00000000000000000000000000000000";

            assertThat(post(sns.signed(SnsStandIn.notification(SesRecords.delivery(id))))
                            .expect(200)
                            .field("effect"))
                    .isEqualTo("unknown_mail");
            assertThat(Scene.exists(ItemKey.email("campaign-1", "00000000000000000000000000000000")))
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Successfully validated SNS topic for Amazon SES event publishing.",
                    "{}",
                    "[1]",
                    "{\"eventType\":\"Delivery\",\"mail\":{}}"
                })
        void thatSayNothingOfAMailAreTakenAndLeft(String message) {
            assertThat(post(sns.signed(SnsStandIn.notification(message)))
                            .expect(200)
                            .field("effect"))
                    .isEqualTo("ignored");
        }
    }

    @Nested
    class Subscriptions {
        @Test
        void areConfirmedAtTheAddressOfSns() {
            String token = Scene.unique("token");

            assertThat(post(sns.signed(SnsStandIn.subscriptionConfirmation(token)))
                            .expect(200)
                            .field("effect"))
                    .isEqualTo("confirmed");

            assertThat(sns.fetched()).filteredOn(path -> path.endsWith(token)).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://sns.us-east-1.amazonaws.com.evil.example/?Token=",
                    "http://sns.us-east-1.amazonaws.com/?Token=",
                    "https://evil.example/?Token="
                })
        void areConfirmedNowhereElse(String address) {
            String token = Scene.unique("token");
            Map<String, String> confirmation = SnsStandIn.subscriptionConfirmation(token);
            confirmation.put("SubscribeURL", address + token);

            post(sns.signed(confirmation)).expectProblem(403);

            assertThat(sns.fetched()).noneMatch(path -> path.endsWith(token));
        }
    }

    @Nested
    class Forgeries {
        private final EmailItem email = Mails.sent();
        private final Map<String, String> notification =
                SnsStandIn.notification(SesRecords.bounce(email.id(), "Permanent"));

        @Test
        void withAnotherMessageAreRefused() {
            String forged = sns.signed(notification).replace("5.1.1", "5.1.2");

            post(forged).expectProblem(403);
        }

        @Test
        void withAnotherSignatureVersionAreRefused() {
            String forged =
                    sns.signed(notification).replace("\"SignatureVersion\":\"2\"", "\"SignatureVersion\":\"1\"");

            post(forged).expectProblem(403);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example/SimpleNotificationService-1.pem",
                    "http://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem",
                    "https://sns.us-east-1.amazonaws.com.evil.example/SimpleNotificationService-1.pem",
                    "https://sns.us-east-1.amazonaws.com@evil.example/SimpleNotificationService-1.pem",
                    "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem",
                    "file:///etc/passwd",
                    "nonsense"
                })
        void withACertificateFromElsewhereAreRefusedBeforeAnythingIsFetched(String address) {
            notification.put("SigningCertURL", address);
            List<String> before = sns.fetched();

            Reply reply = post(sns.signed(notification));

            assertThat(reply.status()).isIn(400, 403);
            assertThat(sns.fetched()).isEqualTo(before);
        }

        @Test
        void ofForeignTopicsAreRefusedBeforeAnythingIsFetched() {
            notification.put("TopicArn", "arn:aws:sns:us-east-1:999999999999:evil");
            List<String> before = sns.fetched();

            assertThat(post(sns.signed(notification)).expectProblem(403).field("detail"))
                    .contains("not listened to");
            assertThat(sns.fetched()).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "nonsense", "[]", "{}", "{\"Type\":\"Notification\"}", "{\"Type\":1}"})
        void thatAreNoMessagesAreUnreadable(String body) {
            post(body).expectProblem(400);
        }

        @AfterEach
        void changeNothing() {
            assertThat(Mails.stored(email)).isEqualTo(email);
            assertThat(Scene.exists(ItemKey.suppression(email.emailId().addressHash())))
                    .isFalse();
        }
    }

    @Test
    void oneCertificateIsFetchedOnce() {
        post(sns.signed(SnsStandIn.notification("{}"))).expect(200);
        List<String> before = sns.fetched();

        post(sns.signed(SnsStandIn.notification("{}"))).expect(200);

        assertThat(sns.fetched()).isEqualTo(before);
    }

    @Test
    void noneIsLostWhenManyComeAtOnceBetweenClicks() {
        EmailItem email = Mails.put(Mails.Sendings.of(EmailStatus.SUBMITTING));
        String token = Mails.signed(new TrackingToken.Click(email.id(), "https://example.com"));

        Concurrently.each(
                18,
                number -> number % 2 == 0
                        ? api.get("/t/c/" + token, "User-Agent", SesRecords.BROWSER)
                                .expect(302)
                        : post(sns.signed(SnsStandIn.notification(SesRecords.delivery(email.id()))))
                                .expect(200));

        EmailItem after = Mails.stored(email);
        assertThat(after.touches()).hasSize(9);
        assertThat(after.outcomes().get(EmailOutcome.DELIVERED))
                .satisfies(moments -> assertThat(moments.count()).isEqualTo(9));
        assertThat(after.seen()).hasSize(9);
        assertThat(after.sending().status()).isEqualTo(EmailStatus.SENT);
        assertThat(after.itemVersion().version()).isEqualTo(19);
    }

    @Test
    void comeAgainWhenTheTableDoesNotAnswer() {
        EmailItem email = Mails.sent();
        try (FaultyDynamoDb dynamoDb = new FaultyDynamoDb();
                CommandApi mine = CommandApi.startThrough(
                        dynamoDb.url(), "crm.dynamodb.attempt-timeout=200ms", "crm.dynamodb.call-timeout=400ms")) {
            dynamoDb.cut();
            String notification = sns.signed(SnsStandIn.notification(SesRecords.delivery(email.id())));

            assertThat(post(mine, notification).expectProblem(503).header("Retry-After"))
                    .isEqualTo("1");
        }
    }

    private Reply post(String body) {
        return post(api, body);
    }

    /** As SNS does: JSON, and called plain text. */
    private static Reply post(CommandApi api, String body) {
        return api.exchange(api.request("POST", "/ses/notifications", "Content-Type", "text/plain; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
