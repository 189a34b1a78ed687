package dev.eventcrm.command.events;

import dev.eventcrm.command.flow.CommandDecision;
import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.registrations.WaitlistPromotion;
import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.LoadedItems;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.command.store.Transactions;
import dev.eventcrm.command.store.Write;
import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.command.CommandResponse;
import dev.eventcrm.http.command.CrossFieldRules.Wrong;
import dev.eventcrm.http.command.Patch;
import dev.eventcrm.http.command.Problems;
import dev.eventcrm.http.problem.FieldError;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemType;
import dev.eventcrm.schema.api.ConsistencyToken;
import dev.eventcrm.schema.api.EventView;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Creates and changes events: loads what a decision needs, and commits what it comes to. */
@Component
final class EventHandler {
    private final CommandFlow flow;
    private final Transactions transactions;
    private final ItemStore items;
    private final WaitlistPromotion promotion;
    private final Supplier<String> ids;
    private final EventSettings settings;
    private final Clock clock;

    EventHandler(
            CommandFlow flow,
            Transactions transactions,
            ItemStore items,
            WaitlistPromotion promotion,
            Supplier<String> ids,
            EventSettings settings,
            Clock clock) {
        this.flow = flow;
        this.transactions = transactions;
        this.items = items;
        this.promotion = promotion;
        this.ids = ids;
        this.settings = settings;
        this.clock = clock;
    }

    CommandResponse create(CommandRequest<CreateEvent> request) {
        CreateEvent command = request.body();
        String id = Objects.requireNonNullElseGet(command.id(), ids);
        return flow.command("createEvent").once(request.idempotencyKey()).commit(() -> create(id, request, command));
    }

    private Decision<CommandResponse> create(String id, CommandRequest<CreateEvent> request, CreateEvent command) {
        EventCreation.State state = loadForCreation(command, id);
        return switch (EventCreation.decide(state, command, id, settings.timeZone(), clock.instant())) {
            case EventCreation.Outcome.Created(EventItem event, List<ProjectedItem> written) ->
                CommandDecision.created(
                        TransactionWrites.saving(written).and(new Write.Claim(ItemKey.slugGuard(command.slug(id)), id)),
                        "/events/" + id,
                        EventView.of(event),
                        event.itemVersion().version());
            case EventCreation.Outcome.IdTaken(boolean byTombstone) ->
                CommandDecision.refused(Problems.idTaken(request.names().pointer("id"), id, byTombstone));
            case EventCreation.Outcome.SlugTaken() -> CommandDecision.refused(slugTaken(request));
            case EventCreation.Outcome.UnknownPeople(List<Wrong> errors) ->
                CommandDecision.refused(invalid(request, errors));
            case EventCreation.Outcome.TooManyAttendees() ->
                CommandDecision.refused(Problem.of(
                        ProblemType.CAPACITY_EXCEEDED,
                        FieldError.inBody(
                                request.names().pointer("attendeeIds"),
                                "must not name more people than maxCapacity allows")));
        };
    }

    private EventCreation.State loadForCreation(CreateEvent command, String id) {
        ItemKey guard = ItemKey.slugGuard(command.slug(id));
        Set<String> people = new LinkedHashSet<>(EventPeople.named(command.details(id, settings.timeZone())));
        people.addAll(command.attendees());
        Set<ItemKey> keys = new LinkedHashSet<>(List.of(ItemKey.event(id), guard));
        people.forEach(person -> keys.add(ItemKey.user(person)));
        command.attendees().forEach(person -> keys.add(ItemKey.registration(id, person)));
        LoadedItems found = items.read(keys);
        Map<String, RegistrationItem> registrations = new HashMap<>();
        for (String attendee : command.attendees()) {
            RegistrationItem registration = found.registration(id, attendee);
            if (registration != null) {
                registrations.put(attendee, registration);
            }
        }
        return new EventCreation.State(found.event(id), found.guardOwner(guard), found.users(people), registrations);
    }

    CommandResponse change(String id, CommandRequest<ChangeEvent> request) {
        return flow.command("changeEvent").locking(id).answer(() -> switch (transactions.run(
                _ -> change(id, request, request.body()))) {
            case Change.Refused(Problem problem) -> CommandResponse.problem(problem);
            case Change.Done(EventItem event, List<ProjectedItem> written) -> {
                // More seats, or a promotion that was interrupted: who waits moves up, and the answer shows the result.
                List<ProjectedItem> all = new ArrayList<>(written);
                if (WaitlistPromotion.isDue(event)) {
                    all.addAll(promotion.fill(id));
                }
                yield ok(all);
            }
        });
    }

    private sealed interface Change {
        record Refused(Problem problem) implements Change {}

        record Done(EventItem event, List<ProjectedItem> written) implements Change {}
    }

    private Decision<Change> change(String id, CommandRequest<ChangeEvent> request, ChangeEvent command) {
        var state = loadForChange(id, command);
        return switch (EventChange.decide(state, command, request.precondition(), clock.instant())) {
            case EventChange.Outcome.Changed(EventDetails before, EventItem event, List<ProjectedItem> written) -> {
                TransactionWrites commit = TransactionWrites.saving(written);
                String slug = Objects.requireNonNull(event.details()).slug();
                if (!slug.equals(before.slug())) {
                    commit = commit.and(new Write.Claim(ItemKey.slugGuard(slug), id))
                            .and(new Write.Release(ItemKey.slugGuard(before.slug()), id));
                }
                yield new Decision<>(commit, new Change.Done(event, written));
            }
            case EventChange.Outcome.Unchanged(EventItem event) -> Decision.of(new Change.Done(event, List.of(event)));
            case EventChange.Outcome.Unknown() -> refused(Problem.notFound("event", id));
            case EventChange.Outcome.Stale(long version) -> refused(Problems.stale(version));
            case EventChange.Outcome.Invalid(List<Wrong> errors) -> refused(invalid(request, errors));
            case EventChange.Outcome.SlugTaken() -> refused(slugTaken(request));
            case EventChange.Outcome.BelowRegistered(int registeredCount) ->
                refused(Problem.of(
                        ProblemType.CAPACITY_EXCEEDED,
                        FieldError.inBody(
                                request.names().pointer("maxCapacity"),
                                "must be at least " + registeredCount + ", because so many seats are taken")));
        };
    }

    private static Decision<Change> refused(Problem problem) {
        return Decision.of(new Change.Refused(problem));
    }

    private EventChange.State loadForChange(String id, ChangeEvent command) {
        ItemKey guard = command.slug() instanceof Patch.Value<String>(String slug) ? ItemKey.slugGuard(slug) : null;
        LoadedItems found = guard == null ? items.read(ItemKey.event(id)) : items.read(ItemKey.event(id), guard);
        EventItem event = found.event(id);
        String slugOwner = guard == null ? null : found.guardOwner(guard);
        if (event == null || event.details() == null) {
            return new EventChange.State(event, slugOwner, Map.of());
        }
        EventDetails before = event.details();
        EventDetails after = command.appliedTo(before);
        if (Objects.equals(before.owner(), after.owner()) && before.hosts().equals(after.hosts())) {
            return new EventChange.State(event, slugOwner, Map.of());
        }
        Set<String> concerned = new LinkedHashSet<>(EventPeople.named(before));
        concerned.addAll(EventPeople.named(after));
        LoadedItems people = items.read(concerned.stream().map(ItemKey::user).toList());
        return new EventChange.State(event, slugOwner, people.users(concerned));
    }

    /** The event in its last state, and all that was written. */
    private static CommandResponse ok(List<ProjectedItem> written) {
        EventItem event = written.stream()
                .filter(EventItem.class::isInstance)
                .map(EventItem.class::cast)
                .reduce((_, later) -> later)
                .orElseThrow();
        return CommandResponse.ok(EventView.of(event), event.itemVersion().version(), ConsistencyToken.of(written));
    }

    private static Problem invalid(CommandRequest<?> request, List<Wrong> errors) {
        return Problem.invalid(errors.stream().map(request.names()::error).toList());
    }

    private static Problem slugTaken(CommandRequest<?> request) {
        return Problem.of(
                ProblemType.SLUG_TAKEN,
                FieldError.inBody(request.names().pointer("slug"), "belongs to another event already"));
    }
}
