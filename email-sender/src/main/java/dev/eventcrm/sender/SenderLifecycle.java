package dev.eventcrm.sender;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.sender.campaigns.Campaigns;
import dev.eventcrm.sender.outage.OutageLogs;
import dev.eventcrm.sender.outbox.OutboxRounds;
import dev.eventcrm.sender.planning.Planner;
import dev.eventcrm.sender.planning.PlanningSettings;
import dev.eventcrm.sender.rate.SharedRateLimiter;
import dev.eventcrm.sender.ses.Ses;
import dev.eventcrm.sender.ses.SesSettings;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.table.retry.RetrySettings;
import dev.eventcrm.table.retry.ShutdownSignal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts and ends the work. HTTP answers from the beginning, so that health can tell what a start still waits for. Each
 * kind of work has a thread of its own that begins it anew for as long as the program runs.
 */
@Component
class SenderLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SenderLifecycle.class);

    /** What a worker has in hand is settled in far less, unless what it waits for is away. */
    private static final Duration GRACE = Duration.ofSeconds(12);

    private final TableHealthIndicator table;
    private final Campaigns campaigns;
    private final Planner planner;
    private final PlanningSettings planningSettings;
    private final OutboxRounds senders;
    private final Ses ses;
    private final SesSettings sesSettings;
    private final SharedRateLimiter rate;
    private final RetryLoop retryLoop;
    private final RetrySettings retrySettings;
    private final OutageLogs dependencies;
    private final ShutdownSignal stop;
    private final Clock clock;
    private final String process = "sender-" + UUID.randomUUID();
    private final List<Thread> workers = new CopyOnWriteArrayList<>();
    private final List<Thread> others = new CopyOnWriteArrayList<>();
    private final Set<String> planned = ConcurrentHashMap.newKeySet();
    private volatile boolean isRunning;

    SenderLifecycle(
            TableHealthIndicator table,
            Campaigns campaigns,
            Planner planner,
            PlanningSettings planningSettings,
            OutboxRounds senders,
            Ses ses,
            SesSettings sesSettings,
            SharedRateLimiter rate,
            RetryLoop retryLoop,
            RetrySettings retrySettings,
            OutageLogs dependencies,
            ShutdownSignal stop,
            Clock clock) {
        this.table = table;
        this.campaigns = campaigns;
        this.planner = planner;
        this.planningSettings = planningSettings;
        this.senders = senders;
        this.ses = ses;
        this.sesSettings = sesSettings;
        this.rate = rate;
        this.retryLoop = retryLoop;
        this.retrySettings = retrySettings;
        this.dependencies = dependencies;
        this.stop = stop;
        this.clock = clock;
    }

    /** One round of some work. */
    @FunctionalInterface
    private interface Round {
        void run() throws InterruptedException;
    }

    @Override
    public void start() {
        isRunning = true;
        others.add(Thread.ofVirtual().name("start").start(this::begin));
    }

    private void begin() {
        try {
            table.await();
            others.add(start("campaigns", this::watchCampaigns));
            others.add(start("sweep", senders::sweep));
            others.add(start("cancellation", senders::cancel));
            rate.allow(account());
            others.add(start("account", this::watchAccount));
            others.add(start("due-rows", senders::feed));
            others.add(start("test-mails", senders::sendTestMails));
            for (int number = 0; number < senders.workers(); number++) {
                String holder = process + "/" + number;
                workers.add(start("worker-" + number, () -> senders.work(holder)));
            }
        } catch (InterruptedException _) {
            LOG.debug("ended before the work began");
        }
    }

    private Thread start(String name, Round round) {
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                while (!stop.isRaised()) {
                    runOnce(name, round);
                }
            } catch (InterruptedException _) {
                LOG.debug("{} ended", name);
            }
        });
    }

    private void runOnce(String name, Round round) throws InterruptedException {
        try {
            round.run();
        } catch (RuntimeException | Error e) {
            if (stop.isRaised()) {
                // A call that is interrupted fails in whatever way its client likes.
                throw new InterruptedException(name + " ended amid a call");
            }
            LOG.error("{} failed", name, e);
            // A fault of ours: this is enough not to flood the log, and to let others work.
            stop.raisedWithin(retrySettings.longestPause());
        }
    }

    private void watchCampaigns() throws InterruptedException {
        campaigns.refresh();
        for (CampaignItem campaign : campaigns.unfinished()) {
            if (planned.size() < planningSettings.campaigns()
                    && planner.isWanted(campaign, process)
                    && planned.add(campaign.id())) {
                others.add(Thread.ofVirtual().name("planner").start(() -> plan(campaign.id())));
            }
        }
        others.removeIf(thread -> !thread.isAlive());
        stop.raisedWithin(campaigns.nextLookAfter(clock.instant()));
    }

    private void plan(String campaignId) {
        try {
            runOnce("planner", () -> planner.plan(campaignId, process));
        } catch (InterruptedException _) {
            LOG.debug("ended before campaign {} was planned", campaignId);
        } finally {
            planned.remove(campaignId);
        }
    }

    private double account() throws InterruptedException {
        return retryLoop.until(dependencies.ses(), ses::account);
    }

    private void watchAccount() throws InterruptedException {
        if (!stop.raisedWithin(sesSettings.accountInterval())) {
            rate.allow(account());
        }
    }

    /** Lets mails under way be settled; what is only planned or waiting loses nothing. */
    @Override
    public void stop() {
        stop.raise();
        others.forEach(Thread::interrupt);
        long deadline = System.nanoTime() + GRACE.toNanos();
        try {
            for (Thread worker : workers) {
                if (!worker.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    worker.interrupt();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
