package dev.eventcrm.query.events;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemException;
import dev.eventcrm.query.consistency.ConsistentReads;
import dev.eventcrm.query.consistency.QueryRequest;
import dev.eventcrm.query.consistency.ReadConsistency;
import dev.eventcrm.query.search.Filter;
import dev.eventcrm.query.search.Search;
import dev.eventcrm.query.search.Sort;
import dev.eventcrm.query.search.Value;
import dev.eventcrm.schema.api.EventView;
import dev.eventcrm.schema.document.EventDocument;
import dev.eventcrm.schema.document.SearchIndex;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finds events. */
@RestController
@RequestMapping(path = "/events", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Events", description = "Finding events")
final class EventController {
    private final ConsistentReads reads;

    EventController(ConsistentReads reads) {
        this.reads = reads;
    }

    @GetMapping
    @Operation(
            operationId = EventDocumentation.LIST,
            summary = "List events",
            description =
                    "Events that match all given parameters. A parameter given several times matches any of its values."
                            + " Every name may be given in snake_case too.")
    EventPage list(QueryRequest request) {
        Search search = request.read((parameters, errors) ->
                Search.read(EventFields.TABLE, EventFields.filter(parameters), parameters, errors));
        return EventPage.of(reads.page("events", search, request.consistency(), EventDocument.class, EventView::of));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getEvent",
            summary = "Get an event",
            description =
                    "The event of that id. The header `ETag` is the version; with `If-None-Match` an unchanged event is"
                            + " answered with 304.")
    ResponseEntity<EventView> get(
            @PathVariable @Parameter(description = "The event's id", example = "summer-party") String id,
            ReadConsistency consistency) {
        return answer(reads.get(SearchIndex.EVENTS, id, consistency, EventDocument.class)
                .orElseThrow(() -> new ProblemException(Problem.notFound("event", id))));
    }

    @GetMapping("/slug/{slug}")
    @Operation(
            operationId = "getEventBySlug",
            summary = "Get an event by its slug",
            description =
                    "The event of that unique name, as searches see it: directly after a change, send the change's"
                            + " `Consistency-Token`.")
    ResponseEntity<EventView> getBySlug(
            @PathVariable @Parameter(description = "The event's slug", example = "tech-conf-2026") String slug,
            ReadConsistency consistency) {
        return answer(findBySlug(slug, consistency)
                .orElseThrow(() ->
                        ProblemException.notFound("There is no event with the slug " + Errors.quoted(slug) + ".")));
    }

    private Optional<EventDocument> findBySlug(String slug, ReadConsistency demand) {
        Value value = Value.of(EventFields.SLUG.type(), slug);
        if (value == null) {
            return Optional.empty();
        }
        Search search = new Search(
                SearchIndex.EVENTS,
                new Filter.AnyOf(EventFields.SLUG, List.of(value)),
                Sort.byDefault(EventFields.TABLE),
                1,
                null,
                List.of());
        return reads.page("eventBySlug", search, demand, EventDocument.class, event -> event).items().stream()
                .findFirst();
    }

    private static ResponseEntity<EventView> answer(EventDocument event) {
        return ResponseEntity.ok().eTag(Long.toString(event.version())).body(EventView.of(event));
    }
}
