package dev.eventcrm.sender.outbox;

import dev.eventcrm.schema.item.EmailAddresses;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Outbox;
import dev.eventcrm.schema.item.TestMailItem;
import dev.eventcrm.sender.rate.SharedRate;
import dev.eventcrm.sender.ses.Answer;
import dev.eventcrm.sender.ses.Ses;
import dev.eventcrm.sender.store.Table;
import dev.eventcrm.sender.waiting.Dependencies;
import dev.eventcrm.waiting.Attempt;
import dev.eventcrm.waiting.Attempt.Done;
import dev.eventcrm.waiting.Attempt.NotYet;
import dev.eventcrm.waiting.Patience;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends test mails: taken out of the outbox first, and so sent at most once. */
@Component
class TestMails {
    private static final Logger LOG = LoggerFactory.getLogger(TestMails.class);
    private static final int WINDOW = 10;

    private final Table table;
    private final Mails mails;
    private final SharedRate rate;
    private final Ses ses;
    private final Patience patience;
    private final Dependencies dependencies;

    TestMails(Table table, Mails mails, SharedRate rate, Ses ses, Patience patience, Dependencies dependencies) {
        this.table = table;
        this.mails = mails;
        this.rate = rate;
        this.ses = ses;
        this.patience = patience;
        this.dependencies = dependencies;
    }

    /**
     * Sends those that are waiting.
     *
     * @throws InterruptedException when the program ends first
     */
    void run() throws InterruptedException {
        for (ItemKey key : table.outbox(Outbox.TEST_MAILS, null, WINDOW)) {
            TestMailItem mail = TestMailItem.read(table.take(key).orElse(null));
            if (mail != null) {
                send(mail);
            }
        }
    }

    private void send(TestMailItem mail) throws InterruptedException {
        if (table.read(ItemKey.suppression(EmailAddresses.hash(mail.address()))).isPresent()) {
            LOG.info("test mail {} is not sent: its address is suppressed", mail.id());
            return;
        }
        rate.take();
        Answer answer = patience.until(dependencies.ses(), () -> attempt(mail));
        LOG.info("test mail {}: {}", mail.id(), answer);
    }

    private Attempt.Outcome<Answer> attempt(TestMailItem mail) {
        Answer answer = ses.submit(mails.of(mail), mail.address(), null);
        return switch (answer) {
            case Answer.Stopped(String reason) -> new NotYet<>(reason);
            case Answer.Throttled(String reason) -> new NotYet<>(reason);
            case Answer.Accepted _, Answer.Refused _, Answer.Ambiguous _ -> new Done<>(answer);
        };
    }
}
