package dev.eventcrm.engine.ses;

import static dev.eventcrm.engine.ses.RunningEndpoint.aMail;
import static dev.eventcrm.engine.ses.RunningEndpoint.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.messagemanager.sns.SnsMessageManager;
import software.amazon.awssdk.messagemanager.sns.model.SnsNotification;
import software.amazon.awssdk.messagemanager.sns.model.SnsSubscriptionConfirmation;
import software.amazon.awssdk.regions.Region;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a subscriber gets; verified with the AWS SDK's own message manager. */
class NotificationsTest {
    private static final String ARN = "arn:aws:sns:us-east-1:000000000000:event-crm-ses";

    private final Webhook webhook = Webhook.start();
    private final RunningEndpoint endpoint =
            RunningEndpoint.start("--webhook", webhook.url().toString());
    private final SnsMessageManager messages = SnsMessageManager.builder()
            .region(Region.US_EAST_1)
            .httpClient(new FromTheEndpoint(endpoint.url()))
            .build();

    /** Fetches from the endpoint what messages say is at AWS. */
    private record FromTheEndpoint(URI endpoint, SdkHttpClient client) implements SdkHttpClient {
        FromTheEndpoint(URI endpoint) {
            this(endpoint, UrlConnectionHttpClient.create());
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return client.prepareRequest(HttpExecuteRequest.builder()
                    .request(request.httpRequest().toBuilder()
                            .protocol("http")
                            .host(endpoint.getHost())
                            .port(endpoint.getPort())
                            .build())
                    .build());
        }

        @Override
        public void close() {
            client.close();
        }
    }

    @AfterEach
    void close() {
        messages.close();
        endpoint.close();
        webhook.close();
    }

    private void confirm() {
        await().until(() -> !webhook.confirmations().isEmpty());
        URI address = URI.create(webhook.confirmations()
                .getFirst()
                .envelope()
                .path("SubscribeURL")
                .stringValue());
        assertThat(endpoint.get(address.getRawPath() + "?" + address.getRawQuery())
                        .statusCode())
                .isEqualTo(200);
    }

    private void awaitEvents(int number) {
        await().until(() -> webhook.notifications().size() >= number);
    }

    @Test
    void asksForConfirmationInAMessageThatVerifies() {
        await().until(() -> !webhook.confirmations().isEmpty());
        Webhook.Posted posted = webhook.confirmations().getFirst();
        assertThat(posted.topic()).isEqualTo(ARN);
        assertThat(messages.parseMessage(posted.body()))
                .isInstanceOfSatisfying(SnsSubscriptionConfirmation.class, message -> {
                    assertThat(message.topicArn()).isEqualTo(ARN);
                    assertThat(message.subscribeUrl().toString())
                            .startsWith("https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn="
                                    + ARN + "&Token=");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void notifiesInMessagesThatVerify(int version) {
        endpoint.order("{\"signatureVersion\":%d}".formatted(version));
        confirm();
        endpoint.send("ann@example.com");
        awaitEvents(2);
        for (Webhook.Posted posted : webhook.notifications()) {
            assertThat(posted.envelope().path("SignatureVersion").stringValue()).isEqualTo(Integer.toString(version));
            assertThat(messages.parseMessage(posted.body()))
                    .isInstanceOfSatisfying(
                            SnsNotification.class,
                            message -> assertThat(message.topicArn()).isEqualTo(ARN));
        }
    }

    @Test
    void aChangedMessageDoesNotVerify() {
        confirm();
        endpoint.send("ann@example.com");
        awaitEvents(1);
        ObjectNode changed = (ObjectNode) webhook.notifications().getFirst().envelope();
        changed.put("Message", changed.path("Message").stringValue().replace("ann@", "bob@"));
        assertThatThrownBy(() -> messages.parseMessage(changed.toString())).isInstanceOf(SdkClientException.class);
    }

    @Test
    void carriesTheTagsInEveryEvent() {
        confirm();
        endpoint.send(aMail("complaint@example.com").emailTags(tag("crm-email", "c1_77")));
        awaitEvents(3);
        assertThat(webhook.eventTypes()).containsExactlyInAnyOrder("Send", "Delivery", "Complaint");
        assertThat(webhook.notifications())
                .allSatisfy(posted -> assertThat(
                                posted.event().at("/mail/tags/crm-email/0").stringValue())
                        .isEqualTo("c1_77"));
    }

    @Test
    void publishesNothingOfAMailWithoutConfigurationSet() {
        confirm();
        endpoint.send(aMail("ann@example.com").configurationSetName(null));
        endpoint.send("bob@example.com");
        awaitEvents(2);
        assertThat(webhook.notifications())
                .allSatisfy(posted -> assertThat(
                                posted.event().at("/mail/destination/0").stringValue())
                        .isEqualTo("bob@example.com"));
    }

    @Test
    void keepsEventsUntilTheSubscriptionIsConfirmed() {
        endpoint.send("ann@example.com");
        await().until(() -> !webhook.confirmations().isEmpty());
        await().during(Duration.ofMillis(400))
                .until(() -> webhook.notifications().isEmpty());
        confirm();
        awaitEvents(2);
    }

    @Test
    void refusesAForeignConfirmation() {
        assertThat(endpoint.get("/?Action=ConfirmSubscription&TopicArn=%s&Token=wrong".formatted(ARN))
                        .statusCode())
                .isEqualTo(400);
        assertThat(endpoint.get("/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:us-east-1:1:other&Token=x")
                        .body())
                .contains("<Code>InvalidParameter</Code>");
        assertThat(endpoint.counters().at("/subscriptions/0/confirmed").asBoolean())
                .isFalse();
    }

    @Test
    void triesAgainAfterAnErrorOfTheSubscriberWithTheSameMessageId() {
        confirm();
        AtomicInteger attempts = new AtomicInteger();
        webhook.answers(() -> attempts.incrementAndGet() <= 3 ? 503 : 200);
        endpoint.send("ann@example.com");
        awaitEvents(2);
        assertThat(endpoint.counters().at("/subscriptions/0/retries").asInt()).isEqualTo(3);
        assertThat(ids()).doesNotHaveDuplicates();
    }

    @Test
    void givesUpWhatTheSubscriberRefusesForGood() {
        confirm();
        webhook.answers(() -> 403);
        endpoint.send("ann@example.com");
        await().until(() -> endpoint.counters().at("/subscriptions/0/rejected").asInt() == 2);
        assertThat(endpoint.count("eventsPending")).isZero();
    }

    @Test
    void losesNothingWhileTheSubscriberIsAway() {
        confirm();
        webhook.close();
        for (int i = 0; i < 50; i++) {
            endpoint.send("ann%d@example.com".formatted(i));
        }
        assertThat(endpoint.count("eventsPending")).isEqualTo(100);
        webhook.listen();
        await().until(() -> webhook.notifications().size() == 100);
        await().until(() -> endpoint.count("eventsPending") == 0);
        assertThat(ids()).doesNotHaveDuplicates();
    }

    @Test
    void holdsEventsBackWhileEventsAreHeld() {
        confirm();
        endpoint.order("{\"eventsHeld\":true}");
        endpoint.send("ann@example.com");
        await().during(Duration.ofMillis(400))
                .until(() -> webhook.notifications().isEmpty());
        endpoint.order("{\"eventsHeld\":false}");
        awaitEvents(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sendsEachEventAsOftenAsSet(boolean newIds) {
        endpoint.order("{\"eventCopies\":3,\"eventJitterMillis\":300,\"newIdForCopies\":%b}".formatted(newIds));
        confirm();
        endpoint.send("ann@example.com");
        awaitEvents(6);
        assertThat(ids().stream().distinct()).hasSize(newIds ? 6 : 2);
        assertThat(webhook.notifications().stream()
                        .map(posted -> posted.envelope().path("Message").stringValue())
                        .distinct())
                .hasSize(2);
    }

    private List<String> ids() {
        return webhook.notifications().stream()
                .map(posted -> posted.envelope().path("MessageId").stringValue())
                .toList();
    }

    @Test
    void publishesOrderedEvents() {
        String messageId = endpoint.send("ann@example.com");
        confirm();
        awaitEvents(2);
        var answer = endpoint.json("POST", "/_events", """
                [{"messageId": "%s", "type": "Open", "userAgent": "Test", "at": "2026-11-20T10:00:00Z"},
                 {"to": "ann@example.com", "type": "Click", "link": "https://example.com/a"}]""".formatted(messageId));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"published\":2}");
        await().until(() -> webhook.eventTypes().contains("Click"));
        JsonNode click = webhook.notifications().stream()
                .map(Webhook.Posted::event)
                .filter(event -> event.path("eventType").stringValue().equals("Click"))
                .findFirst()
                .orElseThrow();
        assertThat(click.at("/click/link").stringValue()).isEqualTo("https://example.com/a");
    }

    @Test
    void anEventOfTheFutureIsSentWhenItHappens() {
        String messageId = endpoint.send("ann@example.com");
        confirm();
        awaitEvents(2);
        // What has arrived is pending until its answer has come back.
        await().until(() -> endpoint.count("eventsPending") == 0);
        assertThat(endpoint.json(
                                "POST",
                                "/_events",
                                "{\"messageId\":\"%s\",\"type\":\"Open\",\"at\":\"2999-01-01T00:00:00Z\"}"
                                        .formatted(messageId))
                        .statusCode())
                .isEqualTo(202);
        await().during(Duration.ofMillis(400)).until(() -> endpoint.count("eventsPending") == 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Open\"}",
                "{\"to\":\"ann@example.com\",\"type\":\"Opened\"}",
                "{\"to\":\"ann@example.com\",\"type\":\"Open\",\"when\":\"now\"}",
                "{\"to\":\"ann@example.com\",\"type\":\"Open\",\"at\":\"tomorrow\"}"
            })
    void refusesWrongEvents(String order) {
        endpoint.send("ann@example.com");
        assertThat(endpoint.json("POST", "/_events", order).statusCode()).isEqualTo(400);
    }

    @Test
    void saysThatThereIsNoSuchMail() {
        assertThat(endpoint.json("POST", "/_events", "{\"messageId\":\"x\",\"type\":\"Open\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void waitsForASubscriberThatStartsLater() {
        try (Webhook late = Webhook.notYetThere();
                RunningEndpoint early =
                        RunningEndpoint.start("--webhook", late.url().toString())) {
            await().during(Duration.ofMillis(300))
                    .until(() -> late.confirmations().isEmpty());
            late.listen();
            await().until(() -> !late.confirmations().isEmpty());
            assertThatCode(early::counters).doesNotThrowAnyException();
        }
    }
}
