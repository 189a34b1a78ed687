package dev.eventcrm.command.events;

import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.registrations.Promotion;
import dev.eventcrm.command.store.Attempt;
import dev.eventcrm.command.store.Commit;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.Lanes;
import dev.eventcrm.command.store.Snapshot;
import dev.eventcrm.command.store.Transactions;
import dev.eventcrm.command.store.Write;
import dev.eventcrm.command.web.Answer;
import dev.eventcrm.command.web.CommandRequest;
import dev.eventcrm.command.web.CrossChecked.Wrong;
import dev.eventcrm.command.web.Field;
import dev.eventcrm.command.web.Problem;
import dev.eventcrm.command.web.Refusals;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.wire.ConsistencyToken;
import dev.eventcrm.schema.wire.EventView;
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
    private final Lanes lanes;
    private final Promotion promotion;
    private final Supplier<String> ids;
    private final EventSettings settings;
    private final Clock clock;

    EventHandler(
            CommandFlow flow,
            Transactions transactions,
            ItemStore items,
            Lanes lanes,
            Promotion promotion,
            Supplier<String> ids,
            EventSettings settings,
            Clock clock) {
        this.flow = flow;
        this.transactions = transactions;
        this.items = items;
        this.lanes = lanes;
        this.promotion = promotion;
        this.ids = ids;
        this.settings = settings;
        this.clock = clock;
    }

    Answer create(CommandRequest<CreateEvent> request) {
        CreateEvent command = request.body();
        String id = Objects.requireNonNullElseGet(command.id(), ids);
        return flow.answer(
                "createEvent",
                () -> flow.once(request.idempotencyKey(), _ -> {
                    return switch (EventCreation.decide(
                            loadForCreation(command, id), command, id, settings.timeZone(), clock.instant())) {
                        case EventCreation.Outcome.Created(EventItem event, List<ProjectedItem> written) -> {
                            Commit commit = Commit.saving(written)
                                    .and(new Write.Claim(ItemKey.slugGuard(command.slug(id)), id));
                            yield new Attempt<>(
                                    commit,
                                    Answer.created(
                                            "/events/" + id,
                                            EventView.of(event),
                                            event.revision().version(),
                                            commit.token()));
                        }
                        case EventCreation.Outcome.IdTaken(boolean byTombstone) ->
                            Attempt.of(Refusals.idTaken(request.names().pointer("id"), id, byTombstone));
                        case EventCreation.Outcome.SlugTaken() -> Attempt.of(slugTaken(request));
                        case EventCreation.Outcome.UnknownPeople(List<Wrong> errors) ->
                            Attempt.of(invalid(request, errors));
                        case EventCreation.Outcome.TooManyAttendees() ->
                            Attempt.of(Refusals.conflict(
                                    request.names().pointer("attendeeIds"),
                                    "must not name more people than maxCapacity allows"));
                    };
                }));
    }

    private EventCreation.State loadForCreation(CreateEvent command, String id) {
        ItemKey guard = ItemKey.slugGuard(command.slug(id));
        Set<String> people = new LinkedHashSet<>(People.named(command.details(id, settings.timeZone())));
        people.addAll(command.attendees());
        Set<ItemKey> keys = new LinkedHashSet<>(List.of(ItemKey.event(id), guard));
        people.forEach(person -> keys.add(ItemKey.user(person)));
        command.attendees().forEach(person -> keys.add(ItemKey.registration(id, person)));
        Snapshot found = items.read(keys);
        Map<String, RegistrationItem> registrations = new HashMap<>();
        for (String attendee : command.attendees()) {
            RegistrationItem registration = found.registration(id, attendee);
            if (registration != null) {
                registrations.put(attendee, registration);
            }
        }
        return new EventCreation.State(found.event(id), found.guardOwner(guard), found.users(people), registrations);
    }

    Answer change(String id, CommandRequest<ChangeEvent> request) {
        return flow.answer(
                "changeEvent",
                () -> lanes.in(id, () -> {
                    Change change = transactions.run(_ -> change(id, request, request.body()));
                    return switch (change) {
                        case Change.Refused(Answer answer) -> answer;
                        case Change.Done(EventItem event, List<ProjectedItem> written) -> {
                            // More seats, or a promotion that was interrupted: who waits moves up, and the answer tells
                            // the result.
                            List<ProjectedItem> all = new ArrayList<>(written);
                            if (Promotion.isDue(event)) {
                                all.addAll(promotion.fill(id));
                            }
                            yield ok(all);
                        }
                    };
                }));
    }

    private sealed interface Change {
        record Refused(Answer answer) implements Change {}

        record Done(EventItem event, List<ProjectedItem> written) implements Change {}
    }

    private Attempt<Change> change(String id, CommandRequest<ChangeEvent> request, ChangeEvent command) {
        var state = loadForChange(id, command);
        return switch (EventChange.decide(state, command, request.precondition(), clock.instant())) {
            case EventChange.Outcome.Changed(EventDetails before, EventItem event, List<ProjectedItem> written) -> {
                Commit commit = Commit.saving(written);
                String slug = Objects.requireNonNull(event.details()).slug();
                if (!slug.equals(before.slug())) {
                    commit = commit.and(new Write.Claim(ItemKey.slugGuard(slug), id))
                            .and(new Write.Release(ItemKey.slugGuard(before.slug()), id));
                }
                yield new Attempt<>(commit, new Change.Done(event, written));
            }
            case EventChange.Outcome.Unchanged(EventItem event) -> Attempt.of(new Change.Done(event, List.of(event)));
            case EventChange.Outcome.Unknown() -> refused(Refusals.unknown("event", id));
            case EventChange.Outcome.Stale(long version) -> refused(Refusals.stale(version));
            case EventChange.Outcome.Invalid(List<Wrong> errors) -> refused(invalid(request, errors));
            case EventChange.Outcome.SlugTaken() -> refused(slugTaken(request));
            case EventChange.Outcome.BelowRegistered(int registeredCount) ->
                refused(Refusals.conflict(
                        request.names().pointer("maxCapacity"),
                        "must be at least " + registeredCount + ", because so many seats are taken"));
        };
    }

    private static Attempt<Change> refused(Answer answer) {
        return Attempt.of(new Change.Refused(answer));
    }

    private EventChange.State loadForChange(String id, ChangeEvent command) {
        ItemKey guard = command.slug() instanceof Field.Value<String>(String slug) ? ItemKey.slugGuard(slug) : null;
        Snapshot found = guard == null ? items.read(ItemKey.event(id)) : items.read(ItemKey.event(id), guard);
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
        Set<String> concerned = new LinkedHashSet<>(People.named(before));
        concerned.addAll(People.named(after));
        Snapshot people = items.read(concerned.stream().map(ItemKey::user).toList());
        return new EventChange.State(event, slugOwner, people.users(concerned));
    }

    /** The event in its last state, and all that was written. */
    private static Answer ok(List<ProjectedItem> written) {
        EventItem event = written.stream()
                .filter(EventItem.class::isInstance)
                .map(EventItem.class::cast)
                .reduce((_, later) -> later)
                .orElseThrow();
        return Answer.ok(EventView.of(event), event.revision().version(), ConsistencyToken.of(written));
    }

    private static Answer invalid(CommandRequest<?> request, List<Wrong> errors) {
        return Answer.problem(
                Problem.invalid(errors.stream().map(request.names()::error).toList()));
    }

    private static Answer slugTaken(CommandRequest<?> request) {
        return Refusals.conflict(request.names().pointer("slug"), "belongs to another event already");
    }
}
