package dev.eventcrm.command.suppressions;

import dev.eventcrm.command.flow.CommandDecision;
import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.store.AddressSecrets;
import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.LoadedItems;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.command.store.Write;
import dev.eventcrm.http.command.CommandResponse;
import dev.eventcrm.http.problem.FieldError;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemType;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.EmailAddresses;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.MailStatus;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.UserItem;
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

    CommandResponse put(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return malformed();
        }
        return flow.command("suppressAddress").commit(() -> suppress(address));
    }

    private Decision<CommandResponse> suppress(String address) {
        List<String> hashes = addresses.all(address);
        secrets.require();
        Instant now = clock.instant();
        SuppressionItem entry = read(hashes).suppression(hashes);
        Suppression reason = Objects.requireNonNullElseGet(
                entry.suppression(), () -> new Suppression(Suppression.Cause.MANUAL, now, null));
        UserItem person = Suppressing.suppressed(owner(address), entry.addressHash(), reason, addresses, now);
        return CommandDecision.batch(
                Suppressing.and(saving(person), entry, reason, now),
                new SuppressionView(address, reason.cause().apiName(), reason.at(), reason.emailId()));
    }

    CommandResponse delete(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return malformed();
        }
        return flow.command("allowAddress").commit(() -> allow(address));
    }

    private Decision<CommandResponse> allow(String address) {
        List<String> hashes = addresses.all(address);
        secrets.require();
        LoadedItems found = read(hashes);
        List<SuppressionItem> listed = hashes.stream()
                .map(found::suppression)
                .filter(SuppressionItem::isListed)
                .toList();
        UserItem owner = owner(address);
        UserItem subscribed = owner == null || owner.mailStatus() == MailStatus.SUBSCRIBED
                ? null
                : owner.with(MailStatus.SUBSCRIBED, clock.instant());
        if (listed.isEmpty() && subscribed == null) {
            return CommandDecision.refused(
                    Problem.of(ProblemType.NOT_FOUND, "'" + address + "' is not on the suppression list."));
        }
        TransactionWrites commit = saving(subscribed);
        for (SuppressionItem entry : listed) {
            commit = commit.and(new Write.Save(entry.withdrawn(clock.instant())));
        }
        return CommandDecision.noContent(commit);
    }

    private LoadedItems read(List<String> hashes) {
        return items.read(hashes.stream().map(ItemKey::suppression).toList());
    }

    /** Who has the address; null when nobody does. */
    private @Nullable UserItem owner(String address) {
        ItemKey guard = ItemKey.addressGuard(address);
        String id = items.read(guard).guardOwner(guard);
        UserItem owner = id == null ? null : items.read(ItemKey.user(id)).user(id);
        return owner == null || owner.profile() == null ? null : owner;
    }

    private static TransactionWrites saving(@Nullable UserItem person) {
        return person == null ? TransactionWrites.nothing() : TransactionWrites.saving(person);
    }

    private static CommandResponse malformed() {
        return CommandResponse.problem(
                Problem.invalid(List.of(FieldError.inParameter("address", EmailAddresses.EXPECTED))));
    }
}
