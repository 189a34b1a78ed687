package dev.eventcrm.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.search.GroupedCount.Bucket;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.RegistrationStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricsTest {
    private static final List<Metric> STANDING = List.of(
            Metric.QUEUED,
            Metric.UNKNOWN,
            Metric.SENT,
            Metric.FAILED,
            Metric.SUPPRESSED,
            Metric.SKIPPED,
            Metric.CANCELLED);

    private static Metrics of(String status, long documents) {
        var groups = Metrics.groups(List.of(new Bucket(List.of(status), documents, Map.of())), Traffic.PEOPLE, true);
        return groups.values().iterator().next();
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusIsOneOfTheFiguresThatPartTheRecipients(EmailStatus status) {
        Metrics figures = of(status.apiName(), 7);

        assertThat(figures.get(Metric.RECIPIENTS)).isEqualTo(7);
        assertThat(STANDING.stream().filter(figure -> figures.get(figure) == 7)).hasSize(1);
        assertThat(figures.get(Metric.REGISTRATIONS)).isZero();
        assertThat(figures.finished()).isEqualTo(status.isFinal() ? 7 : 0);
    }

    @Test
    void theStatusesOfRegistrationsThatAreCountedAreNoneOfMails() {
        List<String> ofMails =
                Arrays.stream(EmailStatus.values()).map(EmailStatus::apiName).toList();

        assertThat(RegistrationStatus.values())
                .filteredOn(status -> status != RegistrationStatus.CANCELLED)
                .allSatisfy(status -> {
                    assertThat(ofMails).doesNotContain(status.apiName());
                    assertThat(of(status.apiName(), 3).get(Metric.REGISTRATIONS))
                            .isEqualTo(3);
                    assertThat(of(status.apiName(), 3).get(Metric.RECIPIENTS)).isZero();
                });
    }

    @Test
    void sumsAreOfEveryFigure() {
        Metrics sum = of("sent", 2).plus(of("failed", 3));

        assertThat(sum.get(Metric.RECIPIENTS)).isEqualTo(5);
        assertThat(sum.get(Metric.SENT)).isEqualTo(2);
        assertThat(sum.get(Metric.FAILED)).isEqualTo(3);
    }

    @Test
    void aRateNeedsSomethingToDivideBy() {
        assertThat(Rate.DELIVERY_RATE.of(Metrics.none(true))).isNull();
        assertThat(Rate.DELIVERY_RATE.of(of("sent", 4))).isEqualTo(0.0);
        assertThat(Rate.all(of("sent", 4))).hasSize(Rate.values().length);
    }
}
