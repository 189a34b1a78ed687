package dev.eventcrm.sender.outbox;

import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.sender.ses.Answer;
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

    void answered(Answer answer) {
        count(
                switch (answer) {
                    case Answer.Accepted _ -> "sent";
                    case Answer.Throttled _ -> "throttled";
                    case Answer.Refused _ -> "failed";
                    case Answer.Stopped _ -> "stopped";
                    case Answer.Ambiguous _ -> "unknown";
                });
    }

    void ended(EmailStatus status) {
        count(status.wireName());
    }

    private void count(String outcome) {
        meters.counter(MAILS, "outcome", outcome).increment();
    }
}
