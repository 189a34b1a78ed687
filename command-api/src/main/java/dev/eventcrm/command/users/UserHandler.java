package dev.eventcrm.command.users;

import dev.eventcrm.command.flow.CommandDecision;
import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.store.AddressSecrets;
import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.LoadedItems;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.command.store.Write;
import dev.eventcrm.http.command.ClientFieldNames;
import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.command.CommandResponse;
import dev.eventcrm.http.command.Patch;
import dev.eventcrm.http.command.Problems;
import dev.eventcrm.http.problem.FieldError;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemType;
import dev.eventcrm.schema.api.ConsistencyToken;
import dev.eventcrm.schema.api.UserView;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.UserItem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Creates and changes people: loads what a decision needs, and commits what it comes to. */
@Component
final class UserHandler {
    private static final String PERSON = "person";

    private final CommandFlow flow;
    private final ItemStore items;
    private final AddressHashes addresses;
    private final AddressSecrets secrets;
    private final Supplier<String> ids;
    private final Clock clock;

    UserHandler(
            CommandFlow flow,
            ItemStore items,
            AddressHashes addresses,
            AddressSecrets secrets,
            Supplier<String> ids,
            Clock clock) {
        this.flow = flow;
        this.items = items;
        this.addresses = addresses;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    CommandResponse create(CommandRequest<CreateUser> request) {
        String id = Objects.requireNonNullElseGet(request.body().id(), ids);
        return flow.command("createUser")
                .once(request.idempotencyKey())
                .commit(attempt -> create(id, request, attempt));
    }

    private Decision<CommandResponse> create(String id, CommandRequest<CreateUser> request, int attempt) {
        CreateUser command = request.body();
        ItemKey guard = ItemKey.addressGuard(command.email());
        List<String> hashes = addresses.all(command.email());
        secrets.require();
        // Id and address are free almost always, and may be mailed, and the conditions of the write know; so the first
        // attempt reads nothing.
        LoadedItems found = attempt == 1 ? LoadedItems.nothing() : items.read(keys(id, guard, hashes));
        var state = new UserCreation.State(
                found.user(id),
                found.guardOwner(guard),
                found.suppression(hashes).suppression());
        return switch (UserCreation.decide(state, command, id, clock.instant())) {
            case UserCreation.Outcome.Created(UserItem user) ->
                CommandDecision.created(
                        expecting(TransactionWrites.saving(user).and(new Write.Claim(guard, id)), hashes, found),
                        "/users/" + id,
                        UserView.of(user),
                        user.itemVersion().version());
            case UserCreation.Outcome.IdTaken(boolean byTombstone) ->
                CommandDecision.refused(Problems.idTaken(request.names().pointer("id"), id, byTombstone));
            case UserCreation.Outcome.AddressTaken() -> CommandDecision.refused(addressTaken(request.names()));
        };
    }

    CommandResponse change(String id, CommandRequest<ChangeUser> request) {
        return flow.command("changeUser").commit(() -> change(id, request, request.body()));
    }

    private Decision<CommandResponse> change(String id, CommandRequest<ChangeUser> request, ChangeUser command) {
        String wanted = command.email() instanceof Patch.Value<String>(String email) ? email : null;
        ItemKey guard = wanted == null ? null : ItemKey.addressGuard(wanted);
        List<String> hashes = wanted == null ? List.of() : addresses.all(wanted);
        if (wanted != null) {
            secrets.require();
        }
        LoadedItems found = items.read(keys(id, guard, hashes));
        var state = new UserChange.State(
                found.user(id),
                guard == null ? null : found.guardOwner(guard),
                guard == null ? null : found.suppression(hashes).suppression());
        return switch (UserChange.decide(state, command, request.precondition(), clock.instant())) {
            case UserChange.Outcome.Changed(UserItem user) -> changed(TransactionWrites.saving(user), user);
            case UserChange.Outcome.Readdressed(UserItem user, String oldEmail, String newEmail) ->
                changed(
                        expecting(
                                TransactionWrites.saving(user)
                                        .and(new Write.Claim(ItemKey.addressGuard(newEmail), id))
                                        .and(new Write.Release(ItemKey.addressGuard(oldEmail), id)),
                                hashes,
                                found),
                        user);
            case UserChange.Outcome.Unchanged(UserItem user) -> changed(TransactionWrites.nothing(), user);
            case UserChange.Outcome.Unknown() -> CommandDecision.refused(Problem.notFound(PERSON, id));
            case UserChange.Outcome.Stale(long version) -> CommandDecision.refused(Problems.stale(version));
            case UserChange.Outcome.AddressTaken() -> CommandDecision.refused(addressTaken(request.names()));
        };
    }

    private static List<ItemKey> keys(String id, @Nullable ItemKey guard, List<String> hashes) {
        List<ItemKey> keys = new ArrayList<>(List.of(ItemKey.user(id)));
        if (guard != null) {
            keys.add(guard);
        }
        hashes.forEach(hash -> keys.add(ItemKey.suppression(hash)));
        return keys;
    }

    /** What the decision took for granted of the suppression list: an address has an entry of its own by each hash. */
    private static TransactionWrites expecting(TransactionWrites commit, List<String> hashes, LoadedItems found) {
        TransactionWrites all = commit;
        for (String hash : hashes) {
            long version = found.suppression(hash).itemVersion().version();
            all = all.and(new Write.Expect(ItemKey.suppression(hash), version));
        }
        return all;
    }

    /** The token names the person also when nothing changed: a query with it shows at least this state. */
    private static Decision<CommandResponse> changed(TransactionWrites commit, UserItem user) {
        return new Decision<>(
                commit,
                CommandResponse.ok(
                        UserView.of(user), user.itemVersion().version(), ConsistencyToken.of(List.of(user))));
    }

    static Problem addressTaken(ClientFieldNames names) {
        return Problem.of(
                ProblemType.EMAIL_TAKEN,
                FieldError.inBody(names.pointer("email"), "belongs to another person already"));
    }
}
