package dev.eventcrm.engine.ses.sns;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * The topic to which the configuration set publishes, and its subscribers over HTTP. Every notification is kept and tried
 * until its subscriber has it, or refuses it for good, as long as the program lives.
 */
public final class Topic implements AutoCloseable {
    /** The topic's name for AWS. */
    public static final String ARN = "arn:aws:sns:us-east-1:000000000000:event-crm-ses";

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(3);

    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Prepared<SigningKey> key;
    private final Prepared<HttpClient> client;
    private final List<Subscription> subscriptions;

    /**
     * Prepares the subscriptions; {@link #start} begins them.
     *
     * @param webhooks where subscribers are
     * @param signatureVersion 1 or 2; asked for every message
     * @param held whether all notifications are to wait; asked again and again
     * @param clock for the messages' times
     * @param ids for messages and subscriptions
     * @param whenUnusable gets the reason if messages cannot be signed or posted at all; from any thread
     */
    public Topic(
            List<URI> webhooks,
            IntSupplier signatureVersion,
            BooleanSupplier held,
            Clock clock,
            Supplier<UUID> ids,
            Consumer<Throwable> whenUnusable) {
        this.clock = clock;
        this.ids = ids;
        this.key = new Prepared<>(() -> SigningKey.generate(Keytool.INSTALLED), whenUnusable);
        this.client = new Prepared<>(Topic::newClient, whenUnusable);
        Signer signer = envelope -> envelope.signedBy(key.get(), signatureVersion.getAsInt());
        this.subscriptions = webhooks.stream()
                .map(webhook -> new Subscription(webhook, signer, client, held, clock, ids))
                .toList();
    }

    /**
     * The state of one subscription.
     *
     * @param pending notifications, copies included, that it has not got yet
     * @param delivered those that it has taken
     * @param rejected those that it refused for good (3xx, and 4xx but 429)
     * @param retries attempts that failed and were or will be repeated
     */
    public record SubscriptionState(
            String webhook, boolean confirmed, long pending, long delivered, long rejected, long retries) {}

    /** Signs an envelope with the current settings. */
    @FunctionalInterface
    interface Signer {
        String sign(Envelope envelope) throws InterruptedException;
    }

    private static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** Asks every webhook to confirm its subscription, and begins to notify those that do. */
    public void start() {
        if (!subscriptions.isEmpty()) {
            key.prepare();
            client.prepare();
        }
        subscriptions.forEach(Subscription::start);
    }

    /**
     * Publishes a message.
     *
     * @param message made for each attempt, to keep the queue small; must always be the same
     * @param after when each copy goes out, from now; mostly one
     * @param newIdForCopies whether copies have ids of their own
     */
    public void publish(Supplier<String> message, List<Duration> after, boolean newIdForCopies) {
        UUID id = ids.get();
        for (int copy = 0; copy < after.size(); copy++) {
            UUID own = copy > 0 && newIdForCopies ? ids.get() : id;
            Duration wait = after.get(copy);
            subscriptions.forEach(subscription ->
                    subscription.add(own, message, clock.instant().plus(wait), wait));
        }
    }

    /**
     * Confirms the subscription that was offered with a token.
     *
     * @param token as in the SubscribeURL
     * @return the subscription's name for AWS, or nothing if no such token was given
     */
    public Optional<String> confirm(String token) {
        return subscriptions.stream()
                .filter(subscription -> subscription.confirmWith(token))
                .map(Subscription::arn)
                .findFirst();
    }

    /**
     * Gives the certificate that messages can be verified with.
     *
     * @return in PEM
     */
    public String certificate() {
        try {
            return key.get().pem();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The states of the subscriptions, one for each webhook. */
    public List<SubscriptionState> states() {
        return subscriptions.stream().map(Subscription::state).toList();
    }

    /** Ends all deliveries; what waits is lost. */
    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
