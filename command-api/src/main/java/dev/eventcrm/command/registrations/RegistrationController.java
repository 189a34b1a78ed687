package dev.eventcrm.command.registrations;

import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.command.EmptyBody;
import dev.eventcrm.http.command.NoETag;
import dev.eventcrm.http.openapi.Refuses;
import dev.eventcrm.http.problem.ProblemType;
import dev.eventcrm.schema.api.Ids;
import dev.eventcrm.schema.api.RegistrationView;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands on the registrations of an event. */
@RestController
@RequestMapping(path = "/events/{eventId:" + Ids.PATTERN + "}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Registrations")
final class RegistrationController {
    private static final String REGISTRATION = "/registrations/{userId:" + Ids.PATTERN + "}";

    private final RegistrationHandler handler;

    RegistrationController(RegistrationHandler handler) {
        this.handler = handler;
    }

    @Operation(
            operationId = "register",
            summary = "Register a person for an event",
            description =
                    "Takes a seat. When none is free the answer is 409; with `\"waitlist\": true` the person waits for"
                            + " one instead, and moves up when a seat is given back.\n\n"
                            + "A page that a link of a mail led to passes on what it got as `crm_click`, in the body or in the"
                            + " query of the address: then the registration counts for that mail, and carries the UTM of its"
                            + " campaign. A `crm_click` that is none of ours is ignored. UTM fields may be passed on in the same"
                            + " two ways; they count when no mail is known.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Register.class),
                            examples = {
                                @ExampleObject(name = "register", summary = "A seat or nothing", value = """
                                        {"userId": "user-id-456"}"""),
                                @ExampleObject(
                                        name = "wait",
                                        summary = "A seat, or a place on the waiting list",
                                        value = """
                                        {"userId": "user-id-456", "waitlist": true}"""),
                                @ExampleObject(name = "utm", summary = "With what brought the person", value = """
                                        {"userId": "user-id-456", "utmSource": "newsletter", "utmMedium": "email",
                                         "utmCampaign": "tech_conf_2025"}"""),
                                @ExampleObject(name = "older", summary = "Named in snake_case", value = """
                                        {"user_id": "user-id-456"}""")
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "The registration; its `status` is `registered` or `waitlisted`",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = RegistrationView.class)))
    @Refuses({
        ProblemType.NOT_FOUND,
        ProblemType.ALREADY_REGISTERED,
        ProblemType.EVENT_FULL,
        ProblemType.EVENT_NOT_ACTIVE,
        ProblemType.EVENT_OVER
    })
    @PostMapping("/register")
    ResponseEntity<byte[]> register(@PathVariable String eventId, CommandRequest<Register> request) {
        return handler.register(eventId, request).toResponse();
    }

    @Operation(
            operationId = "registerAll",
            summary = "Register several people for an event",
            description =
                    "Up to 49 people, who come in the order of `userIds`. Every one gets an answer of its own in `results`, in"
                            + " that order: `status` 201 with the `registration`, or 409 or 422 with what registering that person"
                            + " alone would answer as `problem`. When the seats run out, the rest is answered 409; with"
                            + " `\"waitlist\": true` the rest waits. All who get a place get it in one transaction: a 503 means"
                            + " that none of them has. UTM fields hold for all. Under an `Idempotency-Key` the whole answer is"
                            + " kept, refusals too.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = RegisterAll.class),
                            examples = {
                                @ExampleObject(
                                        name = "two",
                                        summary = "Seats, or places on the waiting list",
                                        value = """
                                        {"userIds": ["user-id-456", "user-id-789"], "waitlist": true}"""),
                                @ExampleObject(name = "older", summary = "Named in snake_case", value = """
                                        {"user_ids": ["user-id-456", "user-id-789"]}""")
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "What became of each",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = RegistrationResults.class)))
    @Refuses(ProblemType.NOT_FOUND)
    @NoETag(withToken = true)
    @PostMapping("/registrations/batch")
    ResponseEntity<byte[]> registerAll(@PathVariable String eventId, CommandRequest<RegisterAll> request) {
        return handler.registerAll(eventId, request).toResponse();
    }

    @Operation(
            operationId = "cancelRegistration",
            summary = "Cancel a registration",
            description =
                    "Gives the seat, or the place on the waiting list, back. A seat goes to whoever has waited longest,"
                            + " at once.")
    @ApiResponse(responseCode = "204", description = "The registration is cancelled")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.STALE_VERSION})
    @DeleteMapping(REGISTRATION)
    ResponseEntity<byte[]> cancel(
            @PathVariable String eventId, @PathVariable String userId, CommandRequest<EmptyBody> request) {
        return handler.cancel(eventId, userId, request).toResponse();
    }

    @Operation(
            operationId = "checkIn",
            summary = "Check a person in",
            description = "Notes that a registered person has come. Sending it again changes nothing and gives the same"
                    + " answer. There is no body.")
    @ApiResponse(
            responseCode = "200",
            description = "The registration",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = RegistrationView.class)))
    @Refuses({ProblemType.NOT_FOUND, ProblemType.SEAT_REQUIRED, ProblemType.STALE_VERSION})
    @PostMapping(REGISTRATION + "/check-in")
    ResponseEntity<byte[]> checkIn(
            @PathVariable String eventId, @PathVariable String userId, CommandRequest<EmptyBody> request) {
        return handler.checkIn(eventId, userId, request).toResponse();
    }
}
