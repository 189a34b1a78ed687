package dev.eventcrm.query.registrations;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.ProblemException;
import dev.eventcrm.http.query.Parameters;
import dev.eventcrm.query.consistency.ConsistentReads;
import dev.eventcrm.query.consistency.ReadConsistency;
import dev.eventcrm.query.search.Page;
import dev.eventcrm.query.search.Search;
import dev.eventcrm.query.search.SearchField;
import dev.eventcrm.schema.api.Ids;
import dev.eventcrm.schema.api.RegistrationView;
import dev.eventcrm.schema.document.EventDocument;
import dev.eventcrm.schema.document.RegistrationDocument;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.document.UserDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
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
            HttpServletRequest request,
            HttpServletResponse response) {
        return list(RegistrationFields.USER, id, "person", SearchIndex.USERS, UserDocument.class, request, response);
    }

    @GetMapping(path = "/events/{id}/registrations", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = RegistrationDocumentation.OF_EVENT,
            summary = "List an event's registrations",
            description =
                    "All but cancelled ones, unless `status` says otherwise; the oldest first, unless `sortBy` does.")
    RegistrationPage ofEvent(
            @PathVariable @Parameter(description = "The event's id", example = "summer-party") String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        return list(RegistrationFields.EVENT, id, "event", SearchIndex.EVENTS, EventDocument.class, request, response);
    }

    private RegistrationPage list(
            SearchField of,
            String id,
            String whose,
            SearchIndex index,
            Class<? extends SearchDocument> type,
            HttpServletRequest request,
            HttpServletResponse response) {
        Errors errors = new Errors();
        ReadConsistency demand = ReadConsistency.read(request, response, errors);
        Parameters parameters = Parameters.read(request, RegistrationFields.LIST_PARAMETERS, errors);
        Search search = Search.read(
                RegistrationFields.TABLE, RegistrationFields.filter(of, id, parameters), parameters, errors);
        errors.rejectIfAny();
        Optional<Page<RegistrationView>> page = Ids.isValid(id)
                ? reads.pageOf(
                        index,
                        id,
                        type,
                        "registrations",
                        search,
                        demand,
                        RegistrationDocument.class,
                        RegistrationView::of)
                : Optional.empty();
        return RegistrationPage.of(page.orElseThrow(
                () -> ProblemException.notFound("There is no " + whose + " with the id " + Errors.quoted(id) + ".")));
    }
}
