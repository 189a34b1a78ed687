package dev.eventcrm.sender.outbox;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.sender.campaigns.Campaigns;
import dev.eventcrm.sender.outage.OutageLogs;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.table.retry.ShutdownSignal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What this process does again and again about the outbox: each method is one round. */
@Component
public class OutboxRounds {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRounds.class);

    private final DueRowPoller due;
    private final EmailDispatcher sender;
    private final TestMails testMails;
    private final LeaseSweeper sweep;
    private final Cancellation cancellation;
    private final CampaignCompletion ending;
    private final Faults faults;
    private final Campaigns campaigns;
    private final OutboxSettings settings;
    private final RetryLoop retryLoop;
    private final OutageLogs dependencies;
    private final ShutdownSignal stop;

    OutboxRounds(
            DueRowPoller due,
            EmailDispatcher sender,
            TestMails testMails,
            LeaseSweeper sweep,
            Cancellation cancellation,
            CampaignCompletion ending,
            Faults faults,
            Campaigns campaigns,
            OutboxSettings settings,
            RetryLoop retryLoop,
            OutageLogs dependencies,
            ShutdownSignal stop) {
        this.due = due;
        this.sender = sender;
        this.testMails = testMails;
        this.sweep = sweep;
        this.cancellation = cancellation;
        this.ending = ending;
        this.faults = faults;
        this.campaigns = campaigns;
        this.settings = settings;
        this.retryLoop = retryLoop;
        this.dependencies = dependencies;
        this.stop = stop;
    }

    /** How many workers there are to be. */
    public int workers() {
        return settings.workers();
    }

    /**
     * Sends one mail. While SES takes none, tries again with the same one.
     *
     * @param holder the name of the worker, no two the same anywhere
     * @throws InterruptedException when the program ends first
     */
    public void work(String holder) throws InterruptedException {
        EmailItem row = due.take();
        try {
            retryLoop.until(dependencies.ses(), sender.turn(row, holder));
            due.release(row);
        } catch (RuntimeException | Error e) {
            if (stop.isRaised()) {
                throw e;
            }
            failed(row, e);
        }
    }

    /** The row is at fault, or this program is with it: neither the worker nor other rows are to wait for that. */
    private void failed(EmailItem row, Throwable fault) throws InterruptedException {
        String campaignId = row.emailId().campaignId();
        if (faults.isNew(campaignId, fault)) {
            LOG.error("a mail of campaign {} could not be sent", campaignId, fault);
        }
        if (due.releaseLater(row) >= settings.turns()) {
            sender.giveUp(row.key(), fault);
            due.forget(row);
        }
    }

    /**
     * Looks for rows that are due.
     *
     * @throws InterruptedException when the program ends first
     */
    public void feed() throws InterruptedException {
        due.feed();
    }

    /**
     * Sends the test mails that are waiting.
     *
     * @throws InterruptedException when the program ends first
     */
    public void sendTestMails() throws InterruptedException {
        testMails.run();
        stop.raisedWithin(settings.idleInterval());
    }

    /**
     * Ends what waits of cancelled campaigns.
     *
     * @throws InterruptedException when the program ends first
     */
    public void cancel() throws InterruptedException {
        if (!cancellation.run()) {
            stop.raisedWithin(settings.sweepInterval());
        }
    }

    /**
     * Settles what time settles, and ends campaigns.
     *
     * @throws InterruptedException when the program ends first
     */
    public void sweep() throws InterruptedException {
        for (CampaignItem campaign : campaigns.unfinished()) {
            alone(campaign, sweep::run);
        }
        for (CampaignItem campaign : campaigns.unfinished()) {
            alone(campaign, ending::run);
        }
        List<String> ids = campaigns.unfinished().stream().map(CampaignItem::id).toList();
        sweep.retain(ids);
        ending.retain(ids);
        stop.raisedWithin(settings.sweepInterval());
    }

    /** Something that is done for a campaign. */
    private interface Step {
        void run(CampaignItem campaign) throws InterruptedException;
    }

    /** What is wrong with one campaign must not keep the others waiting. */
    private void alone(CampaignItem campaign, Step step) throws InterruptedException {
        try {
            step.run(campaign);
        } catch (RuntimeException e) {
            if (stop.isRaised()) {
                throw e;
            }
            if (faults.isNew(campaign.id(), e)) {
                LOG.error("campaign {} could not be swept", campaign.id(), e);
            }
        }
    }
}
