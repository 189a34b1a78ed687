package dev.eventcrm.command.registrations;

import dev.eventcrm.command.flow.CommandDecision;
import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.registrations.RegistrationResults.RegistrationResult;
import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.LoadedItems;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.command.CommandResponse;
import dev.eventcrm.http.command.EmptyBody;
import dev.eventcrm.http.command.Precondition;
import dev.eventcrm.http.command.Problems;
import dev.eventcrm.http.problem.FieldError;
import dev.eventcrm.http.problem.Pointer;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemType;
import dev.eventcrm.mail.TrackingKey;
import dev.eventcrm.mail.TrackingToken;
import dev.eventcrm.schema.api.ConsistencyToken;
import dev.eventcrm.schema.api.RegistrationView;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EventStatus;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import java.time.Clock;
import java.time.Instant;
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
    private final WaitingList waitingList;
    private final WaitlistPromotion promotion;
    private final TrackingKey key;
    private final Clock clock;

    RegistrationHandler(
            CommandFlow flow,
            ItemStore items,
            WaitingList waitingList,
            WaitlistPromotion promotion,
            TrackingKey key,
            Clock clock) {
        this.flow = flow;
        this.items = items;
        this.waitingList = waitingList;
        this.promotion = promotion;
        this.key = key;
        this.clock = clock;
    }

    CommandResponse register(String eventId, CommandRequest<Register> request) {
        return flow.command("register")
                .locking(eventId)
                .once(request.idempotencyKey())
                .commit(() -> register(eventId, request, request.body()));
    }

    private Decision<CommandResponse> register(String eventId, CommandRequest<Register> request, Register command) {
        String userId = command.userId();
        LoadedItems found = load(eventId, userId);
        if (WaitlistPromotion.isDue(found.event(eventId))) {
            // A promotion was interrupted: the people who wait come before this one.
            promotion.fill(eventId);
            found = load(eventId, userId);
        }
        var state = new RegisterDecision.State(
                found.event(eventId),
                found.user(userId),
                found.registration(eventId, userId),
                email(command.crmClick()));
        return switch (RegisterDecision.decide(state, command, clock.instant())) {
            case RegisterDecision.Outcome.SignedUp(RegistrationItem registration, List<ProjectedItem> written) ->
                CommandDecision.created(
                        TransactionWrites.saving(written),
                        "/events/" + eventId + "/registrations/" + userId,
                        RegistrationView.of(registration),
                        registration.itemVersion().version());
            case RegisterDecision.Outcome.UnknownEvent() -> CommandDecision.refused(unknownEvent(eventId));
            case RegisterDecision.Outcome.Refused refused ->
                CommandDecision.refused(problem(refused, userId, request.names().pointer("userId")));
        };
    }

    /** All who get a place get it in one transaction. */
    CommandResponse registerAll(String eventId, CommandRequest<RegisterAll> request) {
        return flow.command("registerAll")
                .locking(eventId)
                .once(request.idempotencyKey())
                .commit(() -> registerAll(eventId, request, request.body()));
    }

    private Decision<CommandResponse> registerAll(
            String eventId, CommandRequest<RegisterAll> request, RegisterAll command) {
        RegisterDecision.BatchState state = load(eventId, command.userIds());
        if (WaitlistPromotion.isDue(state.event())) {
            promotion.fill(eventId);
            state = load(eventId, command.userIds());
        }
        return switch (RegisterDecision.decideAll(state, command, clock.instant())) {
            case RegisterDecision.BatchOutcome.UnknownEvent() -> CommandDecision.refused(unknownEvent(eventId));
            case RegisterDecision.BatchOutcome.Decided(
                    List<RegisterDecision.Place> places,
                    List<ProjectedItem> written) ->
                CommandDecision.batch(TransactionWrites.saving(written), results(places, request));
        };
    }

    private RegisterDecision.BatchState load(String eventId, List<String> userIds) {
        Set<ItemKey> keys = new LinkedHashSet<>(List.of(ItemKey.event(eventId)));
        for (String userId : userIds) {
            keys.add(ItemKey.user(userId));
            keys.add(ItemKey.registration(eventId, userId));
        }
        LoadedItems found = items.read(keys);
        Map<String, RegistrationItem> registrations = new HashMap<>();
        for (String userId : userIds) {
            RegistrationItem registration = found.registration(eventId, userId);
            if (registration != null) {
                registrations.put(userId, registration);
            }
        }
        return new RegisterDecision.BatchState(found.event(eventId), found.users(userIds), registrations);
    }

    private static RegistrationResults results(
            List<RegisterDecision.Place> places, CommandRequest<RegisterAll> request) {
        Pointer pointer = request.names().pointer("userIds");
        List<RegistrationResult> results = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            results.add(
                    switch (places.get(i)) {
                        case RegisterDecision.Place.Taken(RegistrationItem registration) ->
                            RegistrationResult.registered(RegistrationView.of(registration));
                        case RegisterDecision.Place.None(RegisterDecision.Outcome.Refused refused) ->
                            RegistrationResult.refused(
                                    problem(refused, request.body().userIds().get(i), pointer.child(i)));
                    });
        }
        return new RegistrationResults(results);
    }

    /**
     * Why a person is not signed up.
     *
     * @param pointer where the request names the person
     */
    private static Problem problem(RegisterDecision.Outcome.Refused refused, String userId, Pointer pointer) {
        return switch (refused) {
            case RegisterDecision.Outcome.UnknownUser() ->
                Problem.invalid(
                        List.of(FieldError.inBody(pointer, "must be the id of a person; '" + userId + "' is none")));
            case RegisterDecision.Outcome.SignedUpAlready(RegistrationStatus status) ->
                Problem.of(
                        ProblemType.ALREADY_REGISTERED,
                        "'%s' is %s for this event already.".formatted(userId, said(status)));
            case RegisterDecision.Outcome.Closed(EventStatus status) ->
                Problem.of(
                        ProblemType.EVENT_NOT_ACTIVE,
                        "The event is %s; only an active event takes registrations.".formatted(status.apiName()));
            case RegisterDecision.Outcome.Over(Instant endAt) ->
                Problem.of(
                        ProblemType.EVENT_OVER, "The event ended at %s, and takes no registrations.".formatted(endAt));
            case RegisterDecision.Outcome.Full() ->
                Problem.of(
                        ProblemType.EVENT_FULL,
                        "The event is full. With \"waitlist\": true the person would wait for a seat.");
        };
    }

    CommandResponse cancel(String eventId, String userId, CommandRequest<EmptyBody> request) {
        return flow.command("cancelRegistration")
                .locking(eventId)
                .commit(() -> cancel(eventId, userId, request.precondition()));
    }

    private Decision<CommandResponse> cancel(String eventId, String userId, Precondition precondition) {
        LoadedItems found = load(eventId, userId);
        var state = new CancelDecision.State(
                found.event(eventId), found.user(userId), found.registration(eventId, userId), null);
        if (state.freesSeat()) {
            state = state.with(waitingList.next(eventId, 1).stream().findFirst().orElse(null));
        }
        return switch (CancelDecision.decide(state, precondition, clock.instant())) {
            case CancelDecision.Outcome.Cancelled(List<ProjectedItem> written) ->
                CommandDecision.noContent(TransactionWrites.saving(written));
            case CancelDecision.Outcome.UnknownEvent() -> CommandDecision.refused(unknownEvent(eventId));
            case CancelDecision.Outcome.NotRegistered() -> CommandDecision.refused(notRegistered(userId));
            case CancelDecision.Outcome.Stale(long version) -> CommandDecision.refused(Problems.stale(version));
        };
    }

    CommandResponse checkIn(String eventId, String userId, CommandRequest<EmptyBody> request) {
        return flow.command("checkIn")
                .locking(eventId)
                .once(request.idempotencyKey())
                .commit(() -> checkIn(eventId, userId, request.precondition()));
    }

    private Decision<CommandResponse> checkIn(String eventId, String userId, Precondition precondition) {
        LoadedItems found = load(eventId, userId);
        var state = new CheckInDecision.State(
                found.event(eventId), found.user(userId), found.registration(eventId, userId));
        return switch (CheckInDecision.decide(state, precondition, clock.instant())) {
            case CheckInDecision.Outcome.CheckedIn(RegistrationItem registration, List<ProjectedItem> written) -> {
                TransactionWrites commit = TransactionWrites.saving(written);
                yield new Decision<>(commit, checkedIn(registration, commit.token()));
            }
            case CheckInDecision.Outcome.CheckedInAlready(RegistrationItem registration) ->
                Decision.of(checkedIn(registration, ConsistencyToken.of(List.of(registration))));
            case CheckInDecision.Outcome.UnknownEvent() -> CommandDecision.refused(unknownEvent(eventId));
            case CheckInDecision.Outcome.NotRegistered() -> CommandDecision.refused(notRegistered(userId));
            case CheckInDecision.Outcome.WithoutSeat(RegistrationStatus status) ->
                CommandDecision.refused(Problem.of(
                        ProblemType.SEAT_REQUIRED,
                        "'%s' is %s for this event, and only a person who holds a seat can check in."
                                .formatted(userId, said(status))));
            case CheckInDecision.Outcome.Stale(long version) -> CommandDecision.refused(Problems.stale(version));
        };
    }

    private LoadedItems load(String eventId, String userId) {
        return items.read(ItemKey.event(eventId), ItemKey.user(userId), ItemKey.registration(eventId, userId));
    }

    /** The mail that a visit says it comes from; null when it is no visit of ours, or the mail is not known. */
    private @Nullable EmailItem email(@Nullable String visit) {
        if (visit == null || !(key.read(visit).orElse(null) instanceof TrackingToken.Visit(String emailId))) {
            return null;
        }
        return EmailId.parse(emailId).map(id -> items.read(id.key()).email(id)).orElse(null);
    }

    private static CommandResponse checkedIn(RegistrationItem registration, ConsistencyToken token) {
        return CommandResponse.ok(
                RegistrationView.of(registration), registration.itemVersion().version(), token);
    }

    private static Problem unknownEvent(String eventId) {
        return Problem.notFound("event", eventId);
    }

    private static Problem notRegistered(String userId) {
        return Problem.of(ProblemType.NOT_FOUND, "'" + userId + "' is not registered for this event.");
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
