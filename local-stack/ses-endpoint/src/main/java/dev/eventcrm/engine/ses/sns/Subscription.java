package dev.eventcrm.engine.ses.sns;

import dev.eventcrm.engine.ses.sns.Topic.SubscriptionState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One webhook: asks it to confirm, then posts notifications, a few at a time.
 *
 * <p>A webhook that cannot be reached delays all of them by one growing pause; an answer of 5xx or 429 delays its
 * own notification only (SNS developer guide, "Message delivery retries"; here without a last attempt).
 */
final class Subscription implements AutoCloseable {
    private static final int AT_ONCE = 8;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration TIME_TO_CONFIRM = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final int MOST_DOUBLINGS = 10;
    /** Beyond 292 years nanoseconds overflow. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(36_500);

    private final URI webhook;
    private final Topic.Signer signer;
    private final Prepared<HttpClient> client;
    private final BooleanSupplier held;
    private final Clock clock;
    private final UUID confirmationId;
    private final String token;
    private final String arn;
    private final DelayQueue<Pending> queue = new DelayQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private boolean confirmed;
    private int failures;
    private long notBefore = System.nanoTime();

    Subscription(
            URI webhook,
            Topic.Signer signer,
            Prepared<HttpClient> client,
            BooleanSupplier held,
            Clock clock,
            Supplier<UUID> ids) {
        this.webhook = webhook;
        this.signer = signer;
        this.client = client;
        this.held = held;
        this.clock = clock;
        this.confirmationId = ids.get();
        this.token = (ids.get() + "" + ids.get() + ids.get() + ids.get()).replace("-", "");
        this.arn = Topic.ARN + ":" + ids.get();
    }

    /** A notification that waits for its time. */
    private record Pending(UUID id, Supplier<String> message, Instant timestamp, int attempts, long dueNanos)
            implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return other instanceof Pending that
                    ? Long.compare(dueNanos - that.dueNanos, 0)
                    : Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }

        Pending again(Duration after) {
            return new Pending(id, message, timestamp, attempts + 1, System.nanoTime() + after.toNanos());
        }
    }

    String arn() {
        return arn;
    }

    void start() {
        threads.add(Thread.ofVirtual().name("confirm " + webhook).start(() -> untilInterrupted(this::askToConfirm)));
        for (int i = 0; i < AT_ONCE; i++) {
            threads.add(
                    Thread.ofVirtual().name("notify " + webhook).start(() -> untilInterrupted(this::notifyForever)));
        }
    }

    void add(UUID id, Supplier<String> message, Instant timestamp, Duration after) {
        Duration wait = after.compareTo(LONGEST_WAIT) < 0 ? after : LONGEST_WAIT;
        pending.incrementAndGet();
        queue.add(new Pending(id, message, timestamp, 0, System.nanoTime() + wait.toNanos()));
    }

    synchronized boolean confirmWith(String given) {
        if (!token.equals(given)) {
            return false;
        }
        confirmed = true;
        notifyAll();
        return true;
    }

    synchronized boolean isConfirmed() {
        return confirmed;
    }

    SubscriptionState state() {
        return new SubscriptionState(
                webhook.toString(), isConfirmed(), pending.get(), delivered.get(), rejected.get(), retries.get());
    }

    /** What a thread does until it is interrupted. */
    private interface Work {
        void run() throws InterruptedException;
    }

    private static void untilInterrupted(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void askToConfirm() throws InterruptedException {
        Envelope envelope = Envelope.confirmation(confirmationId, token, clock.instant());
        while (!isConfirmed()) {
            try {
                if (isSuccess(post(envelope))) {
                    reached();
                    awaitConfirmation();
                } else {
                    Thread.sleep(LONGEST_PAUSE);
                }
            } catch (IOException e) {
                Thread.sleep(notReached(e));
            }
        }
        System.out.println("Webhook %s has confirmed its subscription.".formatted(webhook));
    }

    private synchronized void awaitConfirmation() throws InterruptedException {
        long deadline = System.nanoTime() + TIME_TO_CONFIRM.toNanos();
        while (!confirmed && deadline - System.nanoTime() > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
        }
    }

    private void notifyForever() throws InterruptedException {
        while (true) {
            Pending next = queue.take();
            awaitGo();
            notify(next);
        }
    }

    private void awaitGo() throws InterruptedException {
        while (!mayGo()) {
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private synchronized boolean mayGo() {
        return confirmed && System.nanoTime() - notBefore >= 0 && !held.getAsBoolean();
    }

    private void notify(Pending next) throws InterruptedException {
        try {
            int status = post(Envelope.notification(next.id(), next.message().get(), next.timestamp()));
            reached();
            if (isSuccess(status)) {
                pending.decrementAndGet();
                delivered.incrementAndGet();
            } else if (status >= 500 || status == 429) {
                retries.incrementAndGet();
                queue.add(next.again(pause(next.attempts())));
            } else {
                pending.decrementAndGet();
                rejected.incrementAndGet();
                System.err.println("Webhook %s refused notification %s, which is dropped: status %d"
                        .formatted(webhook, next.id(), status));
            }
        } catch (IOException e) {
            retries.incrementAndGet();
            notReached(e);
            queue.add(next.again(Duration.ZERO));
        }
    }

    private int post(Envelope envelope) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .timeout(LONGEST_ANSWER)
                .header("x-amz-sns-message-type", envelope.type())
                .header("x-amz-sns-message-id", envelope.messageId())
                .header("x-amz-sns-topic-arn", Topic.ARN)
                .header("x-amz-sns-subscription-arn", arn)
                .header("Content-Type", "text/plain; charset=UTF-8")
                .header("User-Agent", "Amazon Simple Notification Service Agent")
                .POST(BodyPublishers.ofString(signer.sign(envelope)))
                .build();
        return client.get().send(request, BodyHandlers.discarding()).statusCode();
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private synchronized void reached() {
        if (failures > 0) {
            System.out.println("Webhook %s answers again.".formatted(webhook));
        }
        failures = 0;
    }

    private synchronized Duration notReached(IOException reason) {
        if (failures == 0) {
            System.err.println("Webhook %s does not answer (%s); its notifications wait for it."
                    .formatted(webhook, reason.getClass().getSimpleName()));
        }
        Duration pause = pause(failures++);
        notBefore = System.nanoTime() + pause.toNanos();
        return pause;
    }

    private static Duration pause(int attempts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
