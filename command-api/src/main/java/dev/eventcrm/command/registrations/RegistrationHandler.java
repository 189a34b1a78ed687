package dev.eventcrm.command.registrations;

import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.registrations.RegistrationResults.RegistrationResult;
import dev.eventcrm.command.store.Attempt;
import dev.eventcrm.command.store.Commit;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.Lanes;
import dev.eventcrm.command.store.Snapshot;
import dev.eventcrm.command.web.Answer;
import dev.eventcrm.command.web.CommandRequest;
import dev.eventcrm.command.web.JsonPointer;
import dev.eventcrm.command.web.NoBody;
import dev.eventcrm.command.web.Problem;
import dev.eventcrm.command.web.Refusals;
import dev.eventcrm.mail.TrackingKey;
import dev.eventcrm.mail.TrackingToken;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EventStatus;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.wire.ConsistencyToken;
import dev.eventcrm.schema.wire.FieldError;
import dev.eventcrm.schema.wire.ProblemType;
import dev.eventcrm.schema.wire.RegistrationView;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Registers people, cancels and checks in: loads what a decision needs, and commits what it comes to. */
@Component
final class RegistrationHandler {
    private final CommandFlow flow;
    private final ItemStore items;
    private final Lanes lanes;
    private final WaitingList waitingList;
    private final Promotion promotion;
    private final TrackingKey key;
    private final Clock clock;

    RegistrationHandler(
            CommandFlow flow,
            ItemStore items,
            Lanes lanes,
            WaitingList waitingList,
            Promotion promotion,
            TrackingKey key,
            Clock clock) {
        this.flow = flow;
        this.items = items;
        this.lanes = lanes;
        this.waitingList = waitingList;
        this.promotion = promotion;
        this.key = key;
        this.clock = clock;
    }

    Answer register(String eventId, CommandRequest<Register> request) {
        Register command = request.body();
        String userId = command.userId();
        return flow.answer(
                "register",
                () -> lanes.in(
                        eventId,
                        () -> flow.once(request.idempotencyKey(), _ -> {
                            Snapshot found = load(eventId, userId);
                            if (Promotion.isDue(found.event(eventId))) {
                                // Somebody was to move up and could not: they come before who comes now.
                                promotion.fill(eventId);
                                found = load(eventId, userId);
                            }
                            var state = new Registering.State(
                                    found.event(eventId),
                                    found.user(userId),
                                    found.registration(eventId, userId),
                                    email(command.crmClick()));
                            return switch (Registering.decide(state, command, clock.instant())) {
                                case Registering.Outcome.SignedUp(
                                        RegistrationItem registration,
                                        List<ProjectedItem> written) -> {
                                    Commit commit = Commit.saving(written);
                                    yield new Attempt<>(
                                            commit,
                                            Answer.created(
                                                    "/events/" + eventId + "/registrations/" + userId,
                                                    RegistrationView.of(registration),
                                                    registration.revision().version(),
                                                    commit.token()));
                                }
                                case Registering.Outcome.UnknownEvent() -> Attempt.of(unknownEvent(eventId));
                                case Registering.Outcome.Refused refused ->
                                    Attempt.of(Answer.problem(problem(
                                            refused, userId, request.names().pointer("userId"))));
                            };
                        })));
    }

    /** All who get a place get it in one transaction. */
    Answer registerAll(String eventId, CommandRequest<RegisterAll> request) {
        RegisterAll command = request.body();
        return flow.answer(
                "registerAll",
                () -> lanes.in(
                        eventId,
                        () -> flow.once(request.idempotencyKey(), _ -> {
                            Registering.BatchState state = load(eventId, command.userIds());
                            if (Promotion.isDue(state.event())) {
                                promotion.fill(eventId);
                                state = load(eventId, command.userIds());
                            }
                            return switch (Registering.decideAll(state, command, clock.instant())) {
                                case Registering.BatchOutcome.UnknownEvent() -> Attempt.of(unknownEvent(eventId));
                                case Registering.BatchOutcome.Decided(
                                        List<Registering.Place> places,
                                        List<ProjectedItem> written) -> {
                                    Commit commit = Commit.saving(written);
                                    yield new Attempt<>(commit, Answer.batch(results(places, request), commit.token()));
                                }
                            };
                        })));
    }

    private Registering.BatchState load(String eventId, List<String> userIds) {
        Set<ItemKey> keys = new LinkedHashSet<>(List.of(ItemKey.event(eventId)));
        for (String userId : userIds) {
            keys.add(ItemKey.user(userId));
            keys.add(ItemKey.registration(eventId, userId));
        }
        Snapshot found = items.read(keys);
        Map<String, RegistrationItem> registrations = new HashMap<>();
        for (String userId : userIds) {
            RegistrationItem registration = found.registration(eventId, userId);
            if (registration != null) {
                registrations.put(userId, registration);
            }
        }
        return new Registering.BatchState(found.event(eventId), found.users(userIds), registrations);
    }

    private static RegistrationResults results(List<Registering.Place> places, CommandRequest<RegisterAll> request) {
        String pointer = request.names().pointer("userIds");
        List<RegistrationResult> results = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            results.add(
                    switch (places.get(i)) {
                        case Registering.Place.Taken(RegistrationItem registration) ->
                            RegistrationResult.registered(RegistrationView.of(registration));
                        case Registering.Place.None(Registering.Outcome.Refused refused) ->
                            RegistrationResult.refused(problem(
                                    refused,
                                    request.body().userIds().get(i),
                                    JsonPointer.child(pointer, Integer.toString(i))));
                    });
        }
        return new RegistrationResults(results);
    }

    /**
     * Why a person is not signed up.
     *
     * @param pointer where the request names the person
     */
    private static Problem problem(Registering.Outcome.Refused refused, String userId, String pointer) {
        return switch (refused) {
            case Registering.Outcome.UnknownUser() ->
                Problem.invalid(
                        List.of(FieldError.inBody(pointer, "must be the id of a person; '" + userId + "' is none")));
            case Registering.Outcome.SignedUpAlready(RegistrationStatus status) ->
                Problem.of(ProblemType.CONFLICT, "'%s' is %s for this event already.".formatted(userId, said(status)));
            case Registering.Outcome.Closed(EventStatus status) ->
                Problem.of(
                        ProblemType.CONFLICT,
                        "The event is %s; only an active event takes registrations.".formatted(status.wireName()));
            case Registering.Outcome.Full() ->
                Problem.of(
                        ProblemType.CONFLICT,
                        "The event is full. With \"waitlist\": true the person would wait for a seat.");
        };
    }

    Answer cancel(String eventId, String userId, CommandRequest<NoBody> request) {
        return flow.answer(
                "cancelRegistration",
                () -> lanes.in(
                        eventId,
                        () -> flow.once(null, _ -> {
                            Snapshot found = load(eventId, userId);
                            var state = new Cancelling.State(
                                    found.event(eventId),
                                    found.user(userId),
                                    found.registration(eventId, userId),
                                    null);
                            if (state.freesSeat()) {
                                state = state.with(waitingList.next(eventId, 1).stream()
                                        .findFirst()
                                        .orElse(null));
                            }
                            return switch (Cancelling.decide(state, request.precondition(), clock.instant())) {
                                case Cancelling.Outcome.Cancelled(List<ProjectedItem> written) -> {
                                    Commit commit = Commit.saving(written);
                                    yield new Attempt<>(commit, Answer.noContent(commit.token()));
                                }
                                case Cancelling.Outcome.UnknownEvent() -> Attempt.of(unknownEvent(eventId));
                                case Cancelling.Outcome.NotRegistered() -> Attempt.of(notRegistered(userId));
                                case Cancelling.Outcome.Stale(long version) -> Attempt.of(Refusals.stale(version));
                            };
                        })));
    }

    Answer checkIn(String eventId, String userId, CommandRequest<NoBody> request) {
        return flow.answer(
                "checkIn",
                () -> lanes.in(
                        eventId,
                        () -> flow.once(request.idempotencyKey(), _ -> {
                            Snapshot found = load(eventId, userId);
                            var state = new CheckingIn.State(
                                    found.event(eventId), found.user(userId), found.registration(eventId, userId));
                            return switch (CheckingIn.decide(state, request.precondition(), clock.instant())) {
                                case CheckingIn.Outcome.CheckedIn(
                                        RegistrationItem registration,
                                        List<ProjectedItem> written) -> {
                                    Commit commit = Commit.saving(written);
                                    yield new Attempt<>(commit, checkedIn(registration, commit.token()));
                                }
                                case CheckingIn.Outcome.CheckedInAlready(RegistrationItem registration) ->
                                    Attempt.of(checkedIn(registration, ConsistencyToken.of(List.of(registration))));
                                case CheckingIn.Outcome.UnknownEvent() -> Attempt.of(unknownEvent(eventId));
                                case CheckingIn.Outcome.NotRegistered() -> Attempt.of(notRegistered(userId));
                                case CheckingIn.Outcome.WithoutSeat(RegistrationStatus status) ->
                                    Attempt.of(Refusals.conflict(
                                            "'%s' is %s for this event, and only who holds a seat can check in."
                                                    .formatted(userId, said(status))));
                                case CheckingIn.Outcome.Stale(long version) -> Attempt.of(Refusals.stale(version));
                            };
                        })));
    }

    private Snapshot load(String eventId, String userId) {
        return items.read(ItemKey.event(eventId), ItemKey.user(userId), ItemKey.registration(eventId, userId));
    }

    /** The mail that a visit says it comes from; null when it is no visit of ours, or the mail is not known. */
    private @Nullable EmailItem email(@Nullable String visit) {
        if (visit == null || !(key.read(visit).orElse(null) instanceof TrackingToken.Visit(String emailId))) {
            return null;
        }
        return EmailId.parse(emailId).map(id -> items.read(id.key()).email(id)).orElse(null);
    }

    private static Answer checkedIn(RegistrationItem registration, ConsistencyToken token) {
        return Answer.ok(
                RegistrationView.of(registration), registration.revision().version(), token);
    }

    private static Answer unknownEvent(String eventId) {
        return Refusals.unknown("event", eventId);
    }

    private static Answer notRegistered(String userId) {
        return Answer.problem(Problem.of(ProblemType.NOT_FOUND, "'" + userId + "' is not registered for this event."));
    }

    private static String said(RegistrationStatus status) {
        return switch (status) {
            case REGISTERED -> "registered";
            case WAITLISTED -> "on the waiting list";
            case CHECKED_IN -> "checked in";
            case CANCELLED -> "cancelled";
        };
    }
}
