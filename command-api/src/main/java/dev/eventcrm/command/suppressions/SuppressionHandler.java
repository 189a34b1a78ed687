package dev.eventcrm.command.suppressions;

import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.store.AddressSecrets;
import dev.eventcrm.command.store.Attempt;
import dev.eventcrm.command.store.Commit;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.Snapshot;
import dev.eventcrm.command.store.Write;
import dev.eventcrm.command.web.Answer;
import dev.eventcrm.command.web.Problem;
import dev.eventcrm.command.web.Refusals;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.EmailAddresses;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.MailStatus;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.schema.wire.FieldError;
import dev.eventcrm.schema.wire.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts addresses on the suppression list and takes them off. */
@Component
final class SuppressionHandler {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");

    private final CommandFlow flow;
    private final ItemStore items;
    private final AddressHashes addresses;
    private final AddressSecrets secrets;
    private final Clock clock;

    SuppressionHandler(
            CommandFlow flow, ItemStore items, AddressHashes addresses, AddressSecrets secrets, Clock clock) {
        this.flow = flow;
        this.items = items;
        this.addresses = addresses;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * An entry in an answer.
     *
     * @param address the address as the client spelt it; the list itself knows only its hash
     * @param cause {@code manual}, {@code unsubscribed}, {@code bounced} or {@code complained}
     * @param suppressedAt since when
     * @param emailId the mail that led to it
     */
    record SuppressionView(
            String address,
            String cause,
            Instant suppressedAt,
            @Nullable String emailId) {}

    Answer put(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return malformed();
        }
        List<String> hashes = addresses.all(address);
        return flow.answer(
                "suppressAddress",
                () -> flow.once(null, _ -> {
                    secrets.require();
                    Instant now = clock.instant();
                    SuppressionItem entry = read(hashes).suppression(hashes);
                    Suppression reason = Objects.requireNonNullElseGet(
                            entry.suppression(), () -> new Suppression(Suppression.Cause.MANUAL, now, null));
                    UserItem person = Suppressing.told(owner(address), entry.addressHash(), reason, addresses, now);
                    Commit commit = Suppressing.and(saving(person), entry, reason, now);
                    return new Attempt<>(
                            commit,
                            Answer.batch(
                                    new SuppressionView(
                                            address, reason.cause().wireName(), reason.at(), reason.emailId()),
                                    commit.token()));
                }));
    }

    Answer delete(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return malformed();
        }
        List<String> hashes = addresses.all(address);
        return flow.answer(
                "allowAddress",
                () -> flow.once(null, _ -> {
                    secrets.require();
                    Snapshot found = read(hashes);
                    List<SuppressionItem> listed = hashes.stream()
                            .map(found::suppression)
                            .filter(SuppressionItem::isListed)
                            .toList();
                    UserItem owner = owner(address);
                    UserItem subscribed = owner == null || owner.mailStatus() == MailStatus.SUBSCRIBED
                            ? null
                            : owner.with(MailStatus.SUBSCRIBED, clock.instant());
                    if (listed.isEmpty() && subscribed == null) {
                        return Attempt.of(Answer.problem(Problem.of(
                                ProblemType.NOT_FOUND, "'" + address + "' is not on the suppression list.")));
                    }
                    Commit commit = saving(subscribed);
                    for (SuppressionItem entry : listed) {
                        commit = commit.and(new Write.Save(entry.withdrawn(clock.instant())));
                    }
                    return new Attempt<>(commit, Answer.noContent(commit.token()));
                }));
    }

    private Snapshot read(List<String> hashes) {
        return items.read(hashes.stream().map(ItemKey::suppression).toList());
    }

    /** Who has the address; null when nobody does. */
    private @Nullable UserItem owner(String address) {
        ItemKey guard = ItemKey.addressGuard(address);
        String id = items.read(guard).guardOwner(guard);
        UserItem owner = id == null ? null : items.read(ItemKey.user(id)).user(id);
        return owner == null || owner.profile() == null ? null : owner;
    }

    private static Commit saving(@Nullable UserItem person) {
        return person == null ? Commit.nothing() : Commit.saving(person);
    }

    private static Answer malformed() {
        return Refusals.invalid(List.of(FieldError.inParameter("address", EmailAddresses.EXPECTED)));
    }
}
