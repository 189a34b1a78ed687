package dev.eventcrm.command.tracking;

import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.KeyedLocks;
import dev.eventcrm.command.store.LoadedItems;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.command.store.Transactions;
import dev.eventcrm.command.store.UnavailableException;
import dev.eventcrm.command.suppressions.Suppressing;
import dev.eventcrm.mail.AttributionHosts;
import dev.eventcrm.mail.TrackingKey;
import dev.eventcrm.mail.TrackingToken;
import dev.eventcrm.mail.WebAddress;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.Engagement;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.UserItem;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what a link of a mail is for. */
@Component
final class TrackingHandler {
    private final TrackingKey key;
    private final AttributionHosts attributionHosts;
    private final EngagementRecorder recorder;
    private final Transactions transactions;
    private final ItemStore items;
    private final KeyedLocks locks;
    private final AddressHashes addresses;
    private final Clock clock;

    TrackingHandler(
            TrackingKey key,
            AttributionHosts attributionHosts,
            EngagementRecorder recorder,
            Transactions transactions,
            ItemStore items,
            KeyedLocks locks,
            AddressHashes addresses,
            Clock clock) {
        this.key = key;
        this.attributionHosts = attributionHosts;
        this.recorder = recorder;
        this.transactions = transactions;
        this.items = items;
        this.locks = locks;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Where a followed link leads. */
    sealed interface Destination {
        /** To that address. */
        record Page(String url) implements Destination {}

        /** Nowhere: it was no person's. */
        record Nowhere() implements Destination {}

        /** The link is none of ours. */
        record Unknown() implements Destination {}
    }

    /**
     * Follows a link.
     *
     * @param text the token
     * @param asksForPage whether the page is asked for, and not only what there is (HEAD)
     * @param userAgent who asks
     */
    Destination follow(String text, boolean asksForPage, @Nullable String userAgent) {
        Optional<TrackingToken> token = key.read(text);
        return token.isPresent() ? follow(token.get(), asksForPage, userAgent) : new Destination.Unknown();
    }

    private Destination follow(TrackingToken token, boolean asksForPage, @Nullable String userAgent) {
        return switch (token) {
            case TrackingToken.Click(String emailId, String url, boolean isAttributed)
            when Links.isWeb(url) -> {
                boolean isMachine = !asksForPage || BotDetector.isMachine(userAgent);
                record(emailId, isMachine ? Engagement.Kind.MACHINE_CLICK : Engagement.Kind.CLICK, Links.hash(url));
                String page = WebAddress.ascii(url);
                yield new Destination.Page(
                        isAttributed || attributionHosts.include(page)
                                ? Links.withVisit(page, key.sign(new TrackingToken.Visit(emailId)))
                                : page);
            }
            case TrackingToken.Trap(String emailId) -> {
                record(emailId, Engagement.Kind.TRAP, "");
                yield new Destination.Nowhere();
            }
            case TrackingToken.Click _, TrackingToken.Open _, TrackingToken.Unsubscribe _, TrackingToken.Visit _ ->
                new Destination.Unknown();
        };
    }

    /**
     * Notes that a mail is looked at.
     *
     * @param text the token
     * @param asksForPicture whether the picture is asked for
     * @param userAgent who asks
     * @return whether the token is one of ours
     */
    boolean open(String text, boolean asksForPicture, @Nullable String userAgent) {
        if (!(key.read(text).orElse(null) instanceof TrackingToken.Open(String emailId))) {
            return false;
        }
        boolean isMachine = !asksForPicture || BotDetector.isMachine(userAgent);
        record(emailId, isMachine ? Engagement.Kind.MACHINE_OPEN : Engagement.Kind.OPEN, "");
        return true;
    }

    /** What becomes of the wish to get no more mails. */
    enum Unsubscription {
        /** It is done, now or before. */
        DONE,
        /** The mail was a test: there is nobody to take off a list. */
        OF_TEST_MAIL,
        /** The table does not take it now. */
        NOT_NOW,
        /** The token is none of ours. */
        UNKNOWN
    }

    /** Whether the token is one to unsubscribe with. Changes nothing. */
    boolean canUnsubscribe(String text) {
        return key.read(text).orElse(null) instanceof TrackingToken.Unsubscribe;
    }

    /**
     * Takes an address off the list.
     *
     * @param text the token
     */
    Unsubscription unsubscribe(String text) {
        if (!(key.read(text).orElse(null) instanceof TrackingToken.Unsubscribe(String emailId))) {
            return Unsubscription.UNKNOWN;
        }
        Optional<EmailId> parsed = EmailId.parse(emailId);
        if (parsed.isEmpty()) {
            return Unsubscription.OF_TEST_MAIL;
        }
        EmailId id = parsed.get();
        try {
            return locks.in(emailId, () -> transactions.run(_ -> unsubscribe(id)));
        } catch (UnavailableException _) {
            return Unsubscription.NOT_NOW;
        }
    }

    private Decision<Unsubscription> unsubscribe(EmailId id) {
        Instant now = clock.instant();
        LoadedItems found = items.read(id.key(), ItemKey.suppression(id.addressHash()));
        SuppressionItem entry = found.suppression(id.addressHash());
        EmailItem row = found.email(id);
        EmailItem email = Unsubscribing.decide(row, entry.isListed(), now);
        var reason = new Suppression(Suppression.Cause.UNSUBSCRIBED, now, id.toString());
        UserItem person = row == null
                ? null
                : Suppressing.suppressed(
                        items.read(ItemKey.user(row.userId())).user(row.userId()),
                        id.addressHash(),
                        reason,
                        addresses,
                        now);
        TransactionWrites commit = TransactionWrites.saving(
                Stream.of(email, person).filter(Objects::nonNull).toList());
        return new Decision<>(Suppressing.and(commit, entry, reason, now), Unsubscription.DONE);
    }

    /** Test mails have no row, and their ids are no ids of rows. */
    private void record(String emailId, Engagement.Kind kind, String link) {
        EmailId.parse(emailId).ifPresent(id -> recorder.record(id, kind, link));
    }
}
