package dev.eventcrm.sender;

import static dev.eventcrm.sender.CampaignBuilder.aCampaign;
import static dev.eventcrm.test.EmailItemBuilder.anEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.AudienceMode;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.Planning;
import dev.eventcrm.schema.item.Sending;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.FaultyProxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An open campaign that has nothing due costs nothing, and is there again when it has. */
class IdleTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-02T00:00:00Z");
    private static final Planning PLANNED = new Planning(null, 1, 0, 0, null, null, LONG_AGO);
    private static final int EACH = 5;

    private final Stage stage = new Stage();

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void nobodyAsksForRowsOfCampaignsThatHaveNothingDue() {
        Instant later = Instant.now().plus(Duration.ofHours(1));
        List<CampaignItem> idle = Stream.of(
                        each(
                                "paused",
                                id -> aCampaign()
                                        .withId(id)
                                        .planned(PLANNED)
                                        .inState(CampaignState.PAUSED)
                                        .build()),
                        each(
                                "scheduled",
                                id -> aCampaign()
                                        .withId(id)
                                        .asking("{}", AudienceMode.DUE)
                                        .sendingAt(later)
                                        .build()),
                        each(
                                "waiting",
                                id -> aCampaign().withId(id).planned(PLANNED).build()),
                        each(
                                "unknown",
                                id -> aCampaign().withId(id).planned(PLANNED).build()))
                .flatMap(List::stream)
                .toList();
        idle.forEach(stage::accept);
        idle.stream()
                .filter(campaign -> campaign.id().startsWith("waiting"))
                .forEach(campaign -> Ledger.put(anEmail()
                        .of(campaign.id())
                        .in(EmailStatus.PENDING, later)
                        .build()));
        idle.stream()
                .filter(campaign -> campaign.id().startsWith("unknown"))
                .forEach(campaign -> Ledger.put(anEmail()
                        .of(campaign.id())
                        .in(EmailStatus.UNKNOWN, later)
                        .build()));

        try (FaultyProxy dynamoDb = FaultyProxy.before(DynamoDbLocal.shared().url())) {
            AtomicInteger queries = dynamoDb.counting(request -> request.isCallOf("Query")
                    && idle.stream().anyMatch(campaign -> request.body().contains(campaign.id() + "#")));
            try (RunningSender _ = stage.senderThrough(dynamoDb)) {
                await().until(() -> queries.get() > 0);

                await().atMost(Duration.ofMinutes(2)).until(() -> isQuietFor(Duration.ofSeconds(8), queries));
            }
        }
    }

    private static boolean isQuietFor(Duration length, AtomicInteger queries) {
        int before = queries.get();
        Instant end = Instant.now().plus(length);
        await().atMost(length.multipliedBy(4))
                .until(() -> queries.get() > before || Instant.now().isAfter(end));
        return queries.get() == before;
    }

    @Test
    void aRowIsSentWhenItsTimeComesHoweverLongItsCampaignHasBeenIdle() {
        Instant due = Instant.now().plusSeconds(15);
        Ledger.putPeople(People.people(1));
        CampaignItem campaign =
                stage.accept(aCampaign().withId("c1").planned(PLANNED).build());
        Ledger.put(anEmail().of("c1").to("u00000").in(EmailStatus.PENDING, due).build());

        try (RunningSender _ = stage.sender()) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !stage.ses().taken().isEmpty());
            stage.awaitEnd(campaign);
        }

        assertThat(stage.ses().taken().getFirst().at()).isAfterOrEqualTo(due);
    }

    @Test
    void aCampaignEndsSoonAfterAnEventHasSettledItsLastRow() {
        CampaignItem campaign =
                stage.accept(aCampaign().withId("c1").planned(PLANNED).build());
        EmailItem unknown = anEmail()
                .of("c1")
                .in(EmailStatus.UNKNOWN, Instant.now().plus(Duration.ofHours(1)))
                .build();
        Ledger.put(unknown);

        try (FaultyProxy dynamoDb = FaultyProxy.before(DynamoDbLocal.shared().url())) {
            AtomicInteger queries = dynamoDb.counting(
                    request -> request.isCallOf("Query") && request.body().contains("c1#"));
            try (RunningSender _ = stage.senderThrough(dynamoDb)) {
                await().until(() -> queries.get() > 0);
                await().until(() -> isQuietFor(Duration.ofSeconds(3), queries));
                Ledger.put(unknown.with(
                        new Sending(EmailStatus.SENT, null, 1, null, LONG_AGO, LONG_AGO, null, null, "m-1"),
                        Instant.now()));

                stage.awaitEnd(campaign);
            }
        }
    }

    private interface Making {
        CampaignItem of(String id);
    }

    private static List<CampaignItem> each(String name, Making making) {
        return IntStream.range(0, EACH)
                .mapToObj(number -> making.of(name + "-" + number))
                .toList();
    }
}
