package dev.eventcrm.engine.ses.sending;

import dev.eventcrm.engine.ses.events.EventRecord;
import dev.eventcrm.engine.ses.events.SesEvent;
import dev.eventcrm.engine.ses.faults.FaultInjector;
import dev.eventcrm.engine.ses.faults.Faults;
import dev.eventcrm.engine.ses.inbox.KeptMail;
import dev.eventcrm.engine.ses.sns.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Publishes the events of mails that name a configuration set; late, twice or out of order if {@link Faults} say so. */
public final class Publisher {
    private final Topic topic;
    private final FaultInjector desk;
    private final Clock clock;

    public Publisher(Topic topic, FaultInjector desk, Clock clock) {
        this.topic = topic;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * Keeps the events and publishes each at its time.
     *
     * @param events in the order of time
     */
    public void publish(KeptMail mail, List<SesEvent> events) {
        mail.add(events);
        if (mail.facts().mail().configurationSet().isEmpty()) {
            return;
        }
        Faults faults = desk.faults();
        for (SesEvent event : events) {
            List<Duration> after = Stream.generate(() -> wait(event, faults))
                    .limit(faults.eventCopies())
                    .toList();
            topic.publish(() -> EventRecord.of(mail.facts(), event), after, faults.newIdForCopies());
        }
    }

    private Duration wait(SesEvent event, Faults faults) {
        Duration untilItHappens = Duration.between(clock.instant(), event.at());
        long jitter = faults.eventJitterMillis() == 0 ? 0 : (long) (desk.rollForEvent() * faults.eventJitterMillis());
        return (untilItHappens.isNegative() ? Duration.ZERO : untilItHappens)
                .plusMillis(faults.eventDelayMillis() + jitter);
    }
}
