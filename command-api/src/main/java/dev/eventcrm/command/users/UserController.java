package dev.eventcrm.command.users;

import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.command.EmptyBody;
import dev.eventcrm.http.command.NoETag;
import dev.eventcrm.http.openapi.Refuses;
import dev.eventcrm.http.problem.ProblemType;
import dev.eventcrm.schema.api.Ids;
import dev.eventcrm.schema.api.UserView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands on people. */
@RestController
@RequestMapping(path = "/users", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "People")
final class UserController {
    private static final String ID = "/{id:" + Ids.PATTERN + "}";

    private final UserHandler handler;
    private final UserBatchHandler batches;
    private final UserDeletionHandler deletions;

    UserController(UserHandler handler, UserBatchHandler batches, UserDeletionHandler deletions) {
        this.handler = handler;
        this.batches = batches;
        this.deletions = deletions;
    }

    @Operation(
            operationId = "createUser",
            summary = "Create a person",
            description =
                    "First name, last name and e-mail address must be given. Nobody else may have the address, in any"
                            + " spelling of upper and lower case. Without an `id` one is made.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CreateUser.class),
                            examples = {
                                @ExampleObject(name = "whole", summary = "Everything", value = """
                                        {"firstName": "Alice", "lastName": "Johnson", "email": "alice@example.com",
                                         "phoneNumber": "1234567890", "avatar": "https://example.com/avatar.jpg",
                                         "gender": "female", "jobTitle": "Engineer", "company": "TechCorp",
                                         "city": "New York", "state": "NY"}"""),
                                @ExampleObject(name = "older", summary = "The least, named in snake_case", value = """
                                        {"id": "alice", "first_name": "Alice", "last_name": "Johnson",
                                         "email": "alice@example.com"}""")
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "The person",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = UserView.class)))
    @Refuses({ProblemType.EMAIL_TAKEN, ProblemType.ID_TAKEN})
    @PostMapping
    ResponseEntity<byte[]> create(CommandRequest<CreateUser> request) {
        return handler.create(request).toResponse();
    }

    @Operation(
            operationId = "createUsers",
            summary = "Create several people",
            description =
                    "Up to 49 people, each as `POST /users` takes them. Every one gets an answer of its own in `results`, in"
                            + " the order of the request: `status` 201 with the person as `user`, or 409 or 422 with what"
                            + " `POST /users` would answer as `problem`; pointers lead into the body of the batch, such as"
                            + " `#/users/3/email`. One who is refused does not stop the others. Those who are created are created"
                            + " together, in one transaction: a 503 means that none of them is. Of two with the same id or"
                            + " address the first is created. Under an `Idempotency-Key` the whole answer is kept, refusals too.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CreateUsers.class),
                            examples = {
                                @ExampleObject(name = "two", summary = "Two people", value = """
                                        {"users": [
                                          {"id": "alice", "firstName": "Alice", "lastName": "Johnson",
                                           "email": "alice@example.com", "company": "TechCorp"},
                                          {"firstName": "Bob", "lastName": "Smith", "email": "bob@example.com"}]}"""),
                                @ExampleObject(name = "older", summary = "Named in snake_case", value = """
                                        {"users": [{"user_id": "alice", "first_name": "Alice", "last_name": "Johnson",
                                                    "email": "alice@example.com"}]}""")
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "What became of each",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = UserResults.class)))
    @NoETag(withToken = true)
    @PostMapping("/batch")
    ResponseEntity<byte[]> createAll(CommandRequest<CreateUsers> request) {
        return batches.create(request).toResponse();
    }

    @Operation(
            operationId = "changeUser",
            summary = "Change a person",
            description =
                    "What is absent stays as it is; what is null or blank is removed. First name, last name and e-mail"
                            + " address cannot be removed. Fields that only answers have, such as `version`, may be sent back and"
                            + " are ignored.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ChangeUser.class),
                            examples = {
                                @ExampleObject(name = "change", summary = "A new job, and no telephone", value = """
                                        {"jobTitle": "Architect", "company": "Acme", "phoneNumber": null}"""),
                                @ExampleObject(name = "older", summary = "Named in snake_case", value = """
                                        {"job_title": "Architect"}""")
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "The person after the change",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = UserView.class)))
    @Refuses({ProblemType.NOT_FOUND, ProblemType.EMAIL_TAKEN, ProblemType.STALE_VERSION})
    @PutMapping(ID)
    ResponseEntity<byte[]> change(@PathVariable String id, CommandRequest<ChangeUser> request) {
        return handler.change(id, request).toResponse();
    }

    @Operation(
            operationId = "deleteUser",
            summary = "Delete a person",
            description =
                    "Removes all personal data and frees the e-mail address; releases the person's seats, which go to"
                            + " those who wait, and takes the person out of events they host or own. If it is interrupted, send it"
                            + " again: it goes on. The id is never used again.")
    @ApiResponse(responseCode = "204", description = "The person is gone")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.STALE_VERSION})
    @DeleteMapping(ID)
    ResponseEntity<byte[]> delete(@PathVariable String id, CommandRequest<EmptyBody> request) {
        return deletions.delete(id, request).toResponse();
    }
}
