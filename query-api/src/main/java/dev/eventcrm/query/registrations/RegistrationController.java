package dev.eventcrm.query.registrations;

import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemException;
import dev.eventcrm.query.consistency.ConsistentReads;
import dev.eventcrm.query.consistency.QueryRequest;
import dev.eventcrm.query.search.Search;
import dev.eventcrm.query.search.SearchField;
import dev.eventcrm.schema.api.RegistrationView;
import dev.eventcrm.schema.document.EventDocument;
import dev.eventcrm.schema.document.RegistrationDocument;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.document.UserDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Lists registrations from both of their sides. */
@RestController
@Tag(name = "Registrations", description = "Who is registered for what")
final class RegistrationController {
    private final ConsistentReads reads;

    RegistrationController(ConsistentReads reads) {
        this.reads = reads;
    }

    @GetMapping(path = "/users/{id}/registrations", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = RegistrationDocumentation.OF_USER,
            summary = "List a person's registrations",
            description =
                    "All but cancelled ones, unless `status` says otherwise; the oldest first, unless `sortBy` does.")
    RegistrationPage ofUser(
            @PathVariable @Parameter(description = "The person's id", example = "user-id-123") String id,
            QueryRequest request) {
        return list(RegistrationFields.USER, id, "person", SearchIndex.USERS, UserDocument.class, request);
    }

    @GetMapping(path = "/events/{id}/registrations", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = RegistrationDocumentation.OF_EVENT,
            summary = "List an event's registrations",
            description =
                    "All but cancelled ones, unless `status` says otherwise; the oldest first, unless `sortBy` does.")
    RegistrationPage ofEvent(
            @PathVariable @Parameter(description = "The event's id", example = "summer-party") String id,
            QueryRequest request) {
        return list(RegistrationFields.EVENT, id, "event", SearchIndex.EVENTS, EventDocument.class, request);
    }

    private RegistrationPage list(
            SearchField of,
            String id,
            String whose,
            SearchIndex index,
            Class<? extends SearchDocument> type,
            QueryRequest request) {
        Search search = request.read((parameters, errors) -> Search.read(
                RegistrationFields.TABLE, RegistrationFields.filter(of, id, parameters), parameters, errors));
        return RegistrationPage.of(reads.pageOf(
                        index,
                        id,
                        type,
                        "registrations",
                        search,
                        request.consistency(),
                        RegistrationDocument.class,
                        RegistrationView::of)
                .orElseThrow(() -> new ProblemException(Problem.notFound(whose, id))));
    }
}
