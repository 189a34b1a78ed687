package dev.eventcrm.sender.outbox;

import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.sender.ses.SendResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became of mails, as figures. */
@Component
class SenderMetrics {
    private static final String MAILS = "crm.mails";

    private final MeterRegistry meters;
    private final Timer lateness;

    SenderMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.lateness = Timer.builder("crm.mails.lateness")
                .description("from the moment when a mail was due to its submission")
                .register(meters);
    }

    void submitted(@Nullable Instant dueAt, Instant now) {
        if (dueAt != null) {
            lateness.record(Duration.between(dueAt, now));
        }
    }

    void answered(SendResult answer) {
        count(
                switch (answer) {
                    case SendResult.Accepted _ -> "sent";
                    case SendResult.Throttled _ -> "throttled";
                    case SendResult.Refused _ -> "failed";
                    case SendResult.Stopped _ -> "stopped";
                    case SendResult.OutcomeUnknown _ -> "unknown";
                });
    }

    void ended(EmailStatus status) {
        count(status.apiName());
    }

    private void count(String outcome) {
        meters.counter(MAILS, "outcome", outcome).increment();
    }
}
