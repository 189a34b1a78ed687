package dev.eventcrm.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Whether a cancelled transaction may be made again. */
class ContentionTest {
    @Test
    void theWriteThatFailedTellsWhy() {
        assertThat(Contention.of(cancelled("None", "ConditionalCheckFailed"))).contains(Contention.CONDITION);
        assertThat(Contention.of(cancelled("TransactionConflict", "None"))).contains(Contention.CONFLICT);
        assertThat(Contention.of(cancelled("ThrottlingError"))).contains(Contention.THROTTLED);
        assertThat(Contention.of(cancelled("ProvisionedThroughputExceeded"))).contains(Contention.THROTTLED);
    }

    @Test
    void aFaultOfTheRequestIsNoContention() {
        assertThat(Contention.of(cancelled("ConditionalCheckFailed", "ValidationError")))
                .isEmpty();
    }

    @Test
    void aCancellationWithoutAReasonIsNoContention() {
        assertThat(Contention.of(cancelled("None", "None"))).isEmpty();
    }

    private static TransactionCanceledException cancelled(String... codes) {
        return TransactionCanceledException.builder()
                .cancellationReasons(Arrays.stream(codes)
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }
}
