package dev.eventcrm.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.mail.TrackingToken;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.Engagement;
import dev.eventcrm.schema.item.ItemKey;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What readers of mails see while the table is away. */
class TrackingFaultsTest {
    private static final FaultyDynamoDb NETWORK = new FaultyDynamoDb();
    private static CommandApi api = CommandApi.shared();

    private final EmailItem email = Mails.sent();

    @BeforeAll
    static void start() {
        api = CommandApi.startThrough(
                NETWORK.url(), "crm.dynamodb.attempt-timeout=500ms", "crm.dynamodb.call-timeout=1s");
    }

    @AfterEach
    void heal() {
        NETWORK.heal();
    }

    @AfterAll
    static void stop() {
        api.close();
        NETWORK.close();
    }

    @Test
    void linksAndPicturesWorkAndAreWrittenDownLater() {
        String click = Mails.signed(new TrackingToken.Click(email.id(), "https://example.com"));
        String open = Mails.signed(new TrackingToken.Open(email.id()));
        NETWORK.hang();
        long start = System.nanoTime();

        api.get("/t/c/" + click, "User-Agent", SesRecords.BROWSER).expect(302);
        api.get("/t/o/" + open, "User-Agent", SesRecords.BROWSER).expect(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(Mails.stored(email)).isEqualTo(email);
        NETWORK.heal();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Mails.stored(email).touches())
                        .extracting(Engagement::kind)
                        .containsExactly(Engagement.Kind.CLICK, Engagement.Kind.OPEN));
    }

    @Test
    void whoUnsubscribesIsToldToComeAgain() {
        String path = "/t/u/" + Mails.signed(new TrackingToken.Unsubscribe(email.id()));
        NETWORK.cut();

        api.get(path).expect(200);
        Reply reply = api.post(path, "").expect(503);

        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        assertThat(Scene.exists(ItemKey.suppression(email.emailId().addressHash())))
                .isFalse();
    }
}
