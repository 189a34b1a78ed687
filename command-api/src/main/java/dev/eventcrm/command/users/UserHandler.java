package dev.eventcrm.command.users;

import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.store.AddressSecrets;
import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.LoadedItems;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.command.store.Write;
import dev.eventcrm.command.web.ClientFieldNames;
import dev.eventcrm.command.web.CommandRequest;
import dev.eventcrm.command.web.CommandResponse;
import dev.eventcrm.command.web.Patch;
import dev.eventcrm.command.web.Problem;
import dev.eventcrm.command.web.Problems;
import dev.eventcrm.schema.api.ConsistencyToken;
import dev.eventcrm.schema.api.FieldError;
import dev.eventcrm.schema.api.ProblemType;
import dev.eventcrm.schema.api.UserView;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.UserItem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
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
        CreateUser command = request.body();
        String id = Objects.requireNonNullElseGet(command.id(), ids);
        ItemKey guard = ItemKey.addressGuard(command.email());
        List<String> hashes = addresses.all(command.email());
        List<ItemKey> keys = new ArrayList<>(List.of(ItemKey.user(id), guard));
        hashes.forEach(hash -> keys.add(ItemKey.suppression(hash)));
        return flow.answer(
                "createUser",
                () -> flow.execute(request.idempotencyKey(), attempt -> {
                    secrets.require();
                    // Id and address are free almost always, and may be mailed, and the conditions of the write know;
                    // so
                    // the first attempt reads nothing.
                    LoadedItems found = attempt == 1 ? LoadedItems.nothing() : items.read(keys);
                    var state = new UserCreation.State(
                            found.user(id),
                            found.guardOwner(guard),
                            found.suppression(hashes).suppression());
                    return switch (UserCreation.decide(state, command, id, clock.instant())) {
                        case UserCreation.Outcome.Created(UserItem user) -> {
                            TransactionWrites commit = expecting(
                                    TransactionWrites.saving(user).and(new Write.Claim(guard, id)), hashes, found);
                            yield new Decision<>(
                                    commit,
                                    CommandResponse.created(
                                            "/users/" + id,
                                            UserView.of(user),
                                            user.itemVersion().version(),
                                            commit.token()));
                        }
                        case UserCreation.Outcome.IdTaken(boolean byTombstone) ->
                            Decision.of(Problems.idTaken(request.names().pointer("id"), id, byTombstone));
                        case UserCreation.Outcome.AddressTaken() -> Decision.of(addressTaken(request));
                    };
                }));
    }

    CommandResponse change(String id, CommandRequest<ChangeUser> request) {
        ChangeUser command = request.body();
        List<ItemKey> keys = new ArrayList<>(List.of(ItemKey.user(id)));
        String wanted = command.email() instanceof Patch.Value<String>(String email) ? email : null;
        List<String> hashes = wanted == null ? List.of() : addresses.all(wanted);
        if (wanted != null) {
            keys.add(ItemKey.addressGuard(wanted));
            hashes.forEach(hash -> keys.add(ItemKey.suppression(hash)));
        }
        return flow.answer(
                "changeUser",
                () -> flow.execute(null, _ -> {
                    if (wanted != null) {
                        secrets.require();
                    }
                    LoadedItems found = items.read(keys);
                    var state = new UserChange.State(
                            found.user(id),
                            wanted == null ? null : found.guardOwner(ItemKey.addressGuard(wanted)),
                            wanted == null ? null : found.suppression(hashes).suppression());
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
                        case UserChange.Outcome.Unknown() -> Decision.of(Problems.unknown(PERSON, id));
                        case UserChange.Outcome.Stale(long version) -> Decision.of(Problems.stale(version));
                        case UserChange.Outcome.AddressTaken() -> Decision.of(addressTaken(request));
                    };
                }));
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

    /** The token names the person also when nothing changed: whoever sends it on sees at least this state. */
    private static Decision<CommandResponse> changed(TransactionWrites commit, UserItem user) {
        return new Decision<>(
                commit,
                CommandResponse.ok(
                        UserView.of(user), user.itemVersion().version(), ConsistencyToken.of(List.of(user))));
    }

    private static CommandResponse addressTaken(CommandRequest<?> request) {
        return CommandResponse.problem(addressTaken(request.names()));
    }

    static Problem addressTaken(ClientFieldNames names) {
        return Problem.of(
                ProblemType.CONFLICT, FieldError.inBody(names.pointer("email"), "belongs to another person already"));
    }
}
