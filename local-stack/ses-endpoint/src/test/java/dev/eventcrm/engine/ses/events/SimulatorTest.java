package dev.eventcrm.engine.ses.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant REACHED = NOW.plus(Simulator.DELIVERY);
    private static final Instant REACTED = NOW.plus(Simulator.REACTION);

    private static List<SesEvent> story(String... recipients) {
        return Simulator.storyOf(List.of(recipients), NOW, 0, 0, () -> 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"success@example.com", "ann@example.com", "success+1@simulator.amazonses.com"})
    void deliversToEverybody(String address) {
        assertThat(story(address))
                .containsExactly(new SesEvent.Send(NOW), new SesEvent.Delivery(REACHED, List.of(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce@example.com", "Bounce+label@simulator.amazonses.com"})
    void bouncesForGood(String address) {
        assertThat(story(address))
                .containsExactly(
                        new SesEvent.Send(NOW), new SesEvent.Bounce(REACHED, List.of(address), "Permanent", "General"));
    }

    @Test
    void complainsAfterTheDelivery() {
        assertThat(story("complaint@example.com"))
                .containsExactly(
                        new SesEvent.Send(NOW),
                        new SesEvent.Delivery(REACHED, List.of("complaint@example.com")),
                        new SesEvent.Complaint(REACTED, List.of("complaint@example.com"), "abuse"));
    }

    @Test
    void answersAnAbsenceWithATransientBounce() {
        assertThat(story("ooto@example.com"))
                .containsExactly(
                        new SesEvent.Send(NOW),
                        new SesEvent.Delivery(REACHED, List.of("ooto@example.com")),
                        new SesEvent.Bounce(REACTED, List.of("ooto@example.com"), "Transient", "General"));
    }

    @Test
    void doesNotDeliverToTheSuppressionList() {
        assertThat(story("suppressionlist@example.com"))
                .containsExactly(
                        new SesEvent.Send(NOW),
                        new SesEvent.Bounce(
                                REACHED,
                                List.of("suppressionlist@example.com"),
                                "Permanent",
                                "OnAccountSuppressionList"));
    }

    @Test
    void tellsRecipientsOfOneMailApart() {
        assertThat(story("ann@example.com", "bounce@example.com", "bob@example.com"))
                .containsExactly(
                        new SesEvent.Send(NOW),
                        new SesEvent.Delivery(REACHED, List.of("ann@example.com", "bob@example.com")),
                        new SesEvent.Bounce(REACHED, List.of("bounce@example.com"), "Permanent", "General"));
    }

    @Test
    void looksAtTheWholeLocalPart() {
        assertThat(story("bouncer@example.com")).hasSize(2).last().isInstanceOf(SesEvent.Delivery.class);
        assertThat(Simulator.isRejected(List.of("rejected@example.com"))).isFalse();
        assertThat(Simulator.isRejected(List.of("ann@example.com", "reject@example.com")))
                .isTrue();
    }

    @Test
    void drawsTheSharesAmongOrdinaryRecipients() {
        assertThat(Simulator.storyOf(List.of("ann@example.com"), NOW, 0.2, 0.1, () -> 0.19))
                .last()
                .isInstanceOf(SesEvent.Bounce.class);
        assertThat(Simulator.storyOf(List.of("ann@example.com"), NOW, 0.2, 0.1, () -> 0.29))
                .last()
                .isInstanceOf(SesEvent.Complaint.class);
        assertThat(Simulator.storyOf(List.of("ann@example.com"), NOW, 0.2, 0.1, () -> 0.31))
                .last()
                .isInstanceOf(SesEvent.Delivery.class);
    }
}
