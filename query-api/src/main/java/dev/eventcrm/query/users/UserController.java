package dev.eventcrm.query.users;

import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemException;
import dev.eventcrm.query.consistency.ConsistentReads;
import dev.eventcrm.query.consistency.QueryRequest;
import dev.eventcrm.query.consistency.ReadConsistency;
import dev.eventcrm.query.search.FieldParameters;
import dev.eventcrm.query.search.Search;
import dev.eventcrm.query.search.SearchBody;
import dev.eventcrm.schema.api.UserView;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.document.UserDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finds people. */
@RestController
@Tag(name = "People", description = "Finding people by any combination of filters")
final class UserController {
    private final ConsistentReads reads;

    UserController(ConsistentReads reads) {
        this.reads = reads;
    }

    @GetMapping(path = "/users", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = UserDocumentation.LIST,
            summary = "List people",
            description =
                    "People who match all given parameters. A parameter given several times matches any of its values."
                            + " Every name may be given in snake_case too.")
    UserPage list(QueryRequest request) {
        Search search = request.read((parameters, errors) ->
                Search.read(UserFields.TABLE, FieldParameters.read(UserFields.TABLE, parameters), parameters, errors));
        return UserPage.of(reads.page("users", search, request.consistency(), UserDocument.class, UserView::of));
    }

    @GetMapping(path = "/users/filter", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = UserDocumentation.FILTER,
            summary = "List people, at the address of older systems",
            description = "The same as `GET /users`.")
    UserPage filter(QueryRequest request) {
        return list(request);
    }

    @PostMapping(path = "/users/search", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = UserDocumentation.SEARCH,
            summary = "Search people with a filter tree",
            description =
                    "As the list, with any combination of and, or and not, and with facets: how often each value of a"
                            + " field occurs in the whole result.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(ref = UserDocumentation.SEARCH_BODY),
                                            examples = {
                                                @ExampleObject(
                                                        name = "Everybody, counted by company and city",
                                                        value = UserDocumentation.FACETS_EXAMPLE),
                                                @ExampleObject(
                                                        name = "A filter tree",
                                                        value = UserDocumentation.TREE_EXAMPLE)
                                            })))
    UserSearchPage search(QueryRequest request) {
        Search search = request.readBody((body, errors) -> SearchBody.read(body, UserFields.TABLE, errors));
        return UserSearchPage.of(
                reads.page("userSearch", search, request.consistency(), UserDocument.class, UserView::of));
    }

    @GetMapping(path = "/users/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getUser",
            summary = "Get a person",
            description =
                    "The person of that id. The header `ETag` is the version; with `If-None-Match` an unchanged person"
                            + " is answered with 304.")
    @ApiResponse(
            responseCode = "200",
            description = "The person",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    ResponseEntity<UserView> get(
            @PathVariable @Parameter(description = "The person's id", example = "user-id-123") String id,
            ReadConsistency consistency) {
        UserDocument user = reads.get(SearchIndex.USERS, id, consistency, UserDocument.class)
                .orElseThrow(() -> new ProblemException(Problem.notFound("person", id)));
        return ResponseEntity.ok().eTag(Long.toString(user.version())).body(UserView.of(user));
    }
}
