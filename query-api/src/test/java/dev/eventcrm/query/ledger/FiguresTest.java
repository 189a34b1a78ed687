package dev.eventcrm.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.search.Tally.Cell;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.RegistrationStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FiguresTest {
    private static final List<Figure> STANDING = List.of(
            Figure.QUEUED,
            Figure.UNKNOWN,
            Figure.SENT,
            Figure.FAILED,
            Figure.SUPPRESSED,
            Figure.SKIPPED,
            Figure.CANCELLED);

    private static Figures of(String status, long documents) {
        var groups = Figures.groups(List.of(new Cell(List.of(status), documents, Map.of())), Traffic.PEOPLE, true);
        return groups.values().iterator().next();
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusIsOneOfTheFiguresThatPartTheRecipients(EmailStatus status) {
        Figures figures = of(status.wireName(), 7);

        assertThat(figures.get(Figure.RECIPIENTS)).isEqualTo(7);
        assertThat(STANDING.stream().filter(figure -> figures.get(figure) == 7)).hasSize(1);
        assertThat(figures.get(Figure.REGISTRATIONS)).isZero();
        assertThat(figures.finished()).isEqualTo(status.isFinal() ? 7 : 0);
    }

    @Test
    void theStatusesOfRegistrationsThatAreCountedAreNoneOfMails() {
        List<String> ofMails =
                Arrays.stream(EmailStatus.values()).map(EmailStatus::wireName).toList();

        assertThat(RegistrationStatus.values())
                .filteredOn(status -> status != RegistrationStatus.CANCELLED)
                .allSatisfy(status -> {
                    assertThat(ofMails).doesNotContain(status.wireName());
                    assertThat(of(status.wireName(), 3).get(Figure.REGISTRATIONS))
                            .isEqualTo(3);
                    assertThat(of(status.wireName(), 3).get(Figure.RECIPIENTS)).isZero();
                });
    }

    @Test
    void sumsAreOfEveryFigure() {
        Figures sum = of("sent", 2).plus(of("failed", 3));

        assertThat(sum.get(Figure.RECIPIENTS)).isEqualTo(5);
        assertThat(sum.get(Figure.SENT)).isEqualTo(2);
        assertThat(sum.get(Figure.FAILED)).isEqualTo(3);
    }

    @Test
    void aRateNeedsSomethingToDivideBy() {
        assertThat(Rate.DELIVERY_RATE.of(Figures.none(true))).isNull();
        assertThat(Rate.DELIVERY_RATE.of(of("sent", 4))).isEqualTo(0.0);
        assertThat(Rate.all(of("sent", 4))).hasSize(Rate.values().length);
    }
}
