package dev.eventcrm.command.users;

import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.store.AddressSecrets;
import dev.eventcrm.command.store.Attempt;
import dev.eventcrm.command.store.Commit;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.Snapshot;
import dev.eventcrm.command.store.Write;
import dev.eventcrm.command.web.Answer;
import dev.eventcrm.command.web.CommandRequest;
import dev.eventcrm.command.web.Field;
import dev.eventcrm.command.web.GivenNames;
import dev.eventcrm.command.web.Problem;
import dev.eventcrm.command.web.Refusals;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.schema.wire.ConsistencyToken;
import dev.eventcrm.schema.wire.FieldError;
import dev.eventcrm.schema.wire.ProblemType;
import dev.eventcrm.schema.wire.UserView;
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

    Answer create(CommandRequest<CreateUser> request) {
        CreateUser command = request.body();
        String id = Objects.requireNonNullElseGet(command.id(), ids);
        ItemKey guard = ItemKey.addressGuard(command.email());
        List<String> hashes = addresses.all(command.email());
        List<ItemKey> keys = new ArrayList<>(List.of(ItemKey.user(id), guard));
        hashes.forEach(hash -> keys.add(ItemKey.suppression(hash)));
        return flow.answer(
                "createUser",
                () -> flow.once(request.idempotencyKey(), attempt -> {
                    secrets.require();
                    // Id and address are free almost always, and may be mailed, and the conditions of the write know;
                    // so
                    // the first attempt reads nothing.
                    Snapshot found = attempt == 1 ? Snapshot.nothing() : items.read(keys);
                    var state = new UserCreation.State(
                            found.user(id),
                            found.guardOwner(guard),
                            found.suppression(hashes).suppression());
                    return switch (UserCreation.decide(state, command, id, clock.instant())) {
                        case UserCreation.Outcome.Created(UserItem user) -> {
                            Commit commit =
                                    expecting(Commit.saving(user).and(new Write.Claim(guard, id)), hashes, found);
                            yield new Attempt<>(
                                    commit,
                                    Answer.created(
                                            "/users/" + id,
                                            UserView.of(user),
                                            user.revision().version(),
                                            commit.token()));
                        }
                        case UserCreation.Outcome.IdTaken(boolean byTombstone) ->
                            Attempt.of(Refusals.idTaken(request.names().pointer("id"), id, byTombstone));
                        case UserCreation.Outcome.AddressTaken() -> Attempt.of(addressTaken(request));
                    };
                }));
    }

    Answer change(String id, CommandRequest<ChangeUser> request) {
        ChangeUser command = request.body();
        List<ItemKey> keys = new ArrayList<>(List.of(ItemKey.user(id)));
        String wanted = command.email() instanceof Field.Value<String>(String email) ? email : null;
        List<String> hashes = wanted == null ? List.of() : addresses.all(wanted);
        if (wanted != null) {
            keys.add(ItemKey.addressGuard(wanted));
            hashes.forEach(hash -> keys.add(ItemKey.suppression(hash)));
        }
        return flow.answer(
                "changeUser",
                () -> flow.once(null, _ -> {
                    if (wanted != null) {
                        secrets.require();
                    }
                    Snapshot found = items.read(keys);
                    var state = new UserChange.State(
                            found.user(id),
                            wanted == null ? null : found.guardOwner(ItemKey.addressGuard(wanted)),
                            wanted == null ? null : found.suppression(hashes).suppression());
                    return switch (UserChange.decide(state, command, request.precondition(), clock.instant())) {
                        case UserChange.Outcome.Changed(UserItem user) -> changed(Commit.saving(user), user);
                        case UserChange.Outcome.Readdressed(UserItem user, String oldEmail, String newEmail) ->
                            changed(
                                    expecting(
                                            Commit.saving(user)
                                                    .and(new Write.Claim(ItemKey.addressGuard(newEmail), id))
                                                    .and(new Write.Release(ItemKey.addressGuard(oldEmail), id)),
                                            hashes,
                                            found),
                                    user);
                        case UserChange.Outcome.Unchanged(UserItem user) -> changed(Commit.nothing(), user);
                        case UserChange.Outcome.Unknown() -> Attempt.of(Refusals.unknown(PERSON, id));
                        case UserChange.Outcome.Stale(long version) -> Attempt.of(Refusals.stale(version));
                        case UserChange.Outcome.AddressTaken() -> Attempt.of(addressTaken(request));
                    };
                }));
    }

    /** What the decision took for granted of the suppression list: an address has an entry of its own by each hash. */
    private static Commit expecting(Commit commit, List<String> hashes, Snapshot found) {
        Commit all = commit;
        for (String hash : hashes) {
            long version = found.suppression(hash).revision().version();
            all = all.and(new Write.Expect(ItemKey.suppression(hash), version));
        }
        return all;
    }

    /** The token names the person also when nothing changed: whoever sends it on sees at least this state. */
    private static Attempt<Answer> changed(Commit commit, UserItem user) {
        return new Attempt<>(
                commit, Answer.ok(UserView.of(user), user.revision().version(), ConsistencyToken.of(List.of(user))));
    }

    private static Answer addressTaken(CommandRequest<?> request) {
        return Answer.problem(addressTaken(request.names()));
    }

    static Problem addressTaken(GivenNames names) {
        return Problem.of(
                ProblemType.CONFLICT, FieldError.inBody(names.pointer("email"), "belongs to another person already"));
    }
}
