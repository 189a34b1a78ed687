package dev.eventcrm.command.users;

import dev.eventcrm.command.flow.CommandDecision;
import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.store.AddressSecrets;
import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.LoadedItems;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.command.store.Write;
import dev.eventcrm.command.users.UserCreation.Outcome;
import dev.eventcrm.command.users.UserCreation.Wanted;
import dev.eventcrm.command.users.UserResults.UserResult;
import dev.eventcrm.http.command.BatchReader;
import dev.eventcrm.http.command.BatchReader.Entry;
import dev.eventcrm.http.command.ClientFieldNames;
import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.command.CommandResponse;
import dev.eventcrm.http.command.Problems;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.schema.api.UserView;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.UserItem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Creates several people in one transaction. Who is refused by the state that an attempt read is left out of what that
 * attempt writes; when others come first after that, the next attempt decides on all of them again.
 */
@Component
final class UserBatchHandler {
    private final CommandFlow flow;
    private final BatchReader batches;
    private final ItemStore items;
    private final AddressHashes addresses;
    private final AddressSecrets secrets;
    private final Supplier<String> ids;
    private final Clock clock;

    UserBatchHandler(
            CommandFlow flow,
            BatchReader batches,
            ItemStore items,
            AddressHashes addresses,
            AddressSecrets secrets,
            Supplier<String> ids,
            Clock clock) {
        this.flow = flow;
        this.batches = batches;
        this.items = items;
        this.addresses = addresses;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    CommandResponse create(CommandRequest<CreateUsers> request) {
        List<Entry<CreateUser>> entries =
                batches.read(request.names().pointer("users"), request.body().users(), CreateUser.class);
        List<Wanted> wanted = wanted(entries);
        return flow.command("createUsers")
                .once(request.idempotencyKey())
                .commit(attempt -> create(entries, wanted, attempt));
    }

    private Decision<CommandResponse> create(List<Entry<CreateUser>> entries, List<Wanted> wanted, int attempt) {
        secrets.require();
        // As for one person: ids and addresses are free almost always.
        LoadedItems found = attempt == 1 ? LoadedItems.nothing() : items.read(keys(wanted));
        List<Outcome> outcomes = UserCreation.decideAll(
                found.users(wanted.stream().map(Wanted::id).toList()),
                addressOwners(found, wanted),
                suppressions(wanted),
                wanted,
                clock.instant());
        return CommandDecision.batch(commit(outcomes), new UserResults(results(entries, wanted, outcomes)));
    }

    private List<Wanted> wanted(List<Entry<CreateUser>> entries) {
        List<Wanted> wanted = new ArrayList<>();
        for (Entry<CreateUser> entry : entries) {
            if (entry instanceof Entry.Valid<CreateUser>(CreateUser command, ClientFieldNames _)) {
                wanted.add(new Wanted(Objects.requireNonNullElseGet(command.id(), ids), command));
            }
        }
        return wanted;
    }

    private static Set<ItemKey> keys(List<Wanted> wanted) {
        Set<ItemKey> keys = new LinkedHashSet<>();
        for (Wanted each : wanted) {
            keys.add(ItemKey.user(each.id()));
            keys.add(ItemKey.addressGuard(each.command().email()));
        }
        return keys;
    }

    private static Map<ItemKey, String> addressOwners(LoadedItems found, List<Wanted> wanted) {
        Map<ItemKey, String> owners = new HashMap<>();
        for (Wanted each : wanted) {
            ItemKey guard = ItemKey.addressGuard(each.command().email());
            String owner = found.guardOwner(guard);
            if (owner != null) {
                owners.put(guard, owner);
            }
        }
        return owners;
    }

    /** Read each time, for want of room in the transaction to depend on them: a hundred writes are the most that it may have. */
    private Map<ItemKey, Suppression> suppressions(List<Wanted> wanted) {
        Map<ItemKey, List<String>> hashes = new LinkedHashMap<>();
        for (Wanted each : wanted) {
            String email = each.command().email();
            hashes.put(ItemKey.addressGuard(email), addresses.all(email));
        }
        LoadedItems found = items.read(hashes.values().stream()
                .flatMap(List::stream)
                .map(ItemKey::suppression)
                .toList());
        Map<ItemKey, Suppression> suppressions = new HashMap<>();
        hashes.forEach((guard, all) -> {
            Suppression suppression = found.suppression(all).suppression();
            if (suppression != null) {
                suppressions.put(guard, suppression);
            }
        });
        return suppressions;
    }

    private static TransactionWrites commit(List<Outcome> outcomes) {
        List<Write> writes = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Created(UserItem user)) {
                String email = Objects.requireNonNull(user.profile()).email();
                writes.add(new Write.Save(user));
                writes.add(new Write.Claim(ItemKey.addressGuard(email), user.id()));
            }
        }
        return new TransactionWrites(writes);
    }

    private static List<UserResult> results(
            List<Entry<CreateUser>> entries, List<Wanted> wanted, List<Outcome> outcomes) {
        Iterator<Wanted> nextWanted = wanted.iterator();
        Iterator<Outcome> nextOutcome = outcomes.iterator();
        List<UserResult> results = new ArrayList<>();
        for (Entry<CreateUser> entry : entries) {
            results.add(
                    switch (entry) {
                        case Entry.Invalid<CreateUser>(Problem problem) -> UserResult.refused(problem);
                        case Entry.Valid<CreateUser>(CreateUser _, ClientFieldNames names) ->
                            result(nextWanted.next().id(), nextOutcome.next(), names);
                    });
        }
        return results;
    }

    private static UserResult result(String id, Outcome outcome, ClientFieldNames names) {
        return switch (outcome) {
            case Outcome.Created(UserItem user) -> UserResult.created(UserView.of(user));
            case Outcome.IdTaken(boolean byTombstone) ->
                UserResult.refused(Problems.idTaken(names.pointer("id"), id, byTombstone));
            case Outcome.AddressTaken() -> UserResult.refused(UserHandler.addressTaken(names));
        };
    }
}
