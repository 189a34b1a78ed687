package dev.eventcrm.command.events;

import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.command.EmptyBody;
import dev.eventcrm.http.openapi.Refuses;
import dev.eventcrm.http.problem.ProblemType;
import dev.eventcrm.schema.api.EventView;
import dev.eventcrm.schema.api.Ids;
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

/** Commands on events. */
@RestController
@RequestMapping(path = "/events", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Events")
final class EventController {
    private static final String ID = "/{id:" + Ids.PATTERN + "}";

    private final EventHandler handler;
    private final EventDeletionHandler deletions;

    EventController(EventHandler handler, EventDeletionHandler deletions) {
        this.handler = handler;
        this.deletions = deletions;
    }

    @Operation(
            operationId = "createEvent",
            summary = "Create an event",
            description =
                    "Title, venue, owner, and either `startAt` and `endAt` or a whole day as `date` (UTC) must be given."
                            + " Owner, hosts and attendees must exist. Without hosts, the owner hosts; without a slug, one follows"
                            + " from the title; without `maxCapacity` there is no limit. Up to 35 `attendeeIds` hold a seat from the"
                            + " start. The older names `eventId`, `hostIds`, `location`, `capacity` and `organizer` work too.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CreateEvent.class),
                            examples = {
                                @ExampleObject(name = "whole", summary = "Everything", value = """
                                        {"title": "Tech Conference 2025", "slug": "tech-conf-2025",
                                         "description": "A major tech event.", "startAt": "2025-08-01T09:00:00Z",
                                         "endAt": "2025-08-01T17:00:00Z", "venue": "NYC Convention Center",
                                         "maxCapacity": 200, "owner": "user-id-123", "hosts": ["user-id-123"]}"""),
                                @ExampleObject(name = "older", summary = "Older names, a whole day", value = """
                                        {"eventId": "my-own-id", "title": "T", "description": "D", "date": "2025-05-01",
                                         "location": "L", "capacity": 100, "organizer": "user-123",
                                         "status": "active"}"""),
                                @ExampleObject(name = "attendees", summary = "With people who hold a seat", value = """
                                        {"slug": "tech-meetup-2024", "title": "Tech Meetup 2024",
                                         "startAt": "2024-06-15T18:00:00Z", "endAt": "2024-06-15T21:00:00Z",
                                         "venue": "Tech Hub", "maxCapacity": 100, "owner": "user-123",
                                         "hostIds": ["user-123", "user-456"], "attendeeIds": ["user-789", "user-101"]}""")
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "The event",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = EventView.class)))
    @Refuses({ProblemType.ID_TAKEN, ProblemType.SLUG_TAKEN, ProblemType.CAPACITY_EXCEEDED})
    @PostMapping
    ResponseEntity<byte[]> create(CommandRequest<CreateEvent> request) {
        return handler.create(request).toResponse();
    }

    @Operation(
            operationId = "changeEvent",
            summary = "Change an event",
            description =
                    "What is absent stays as it is; null removes the description, the limit (`maxCapacity`) and the"
                            + " hosts (the owner hosts then). People who wait move up before the answer when there are more seats."
                            + " Fields that only answers have, such as `registeredCount`, may be sent back and are ignored.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ChangeEvent.class),
                            examples = {
                                @ExampleObject(name = "change", summary = "Another venue, no limit", value = """
                                        {"venue": "Madison Square Garden", "maxCapacity": null}"""),
                                @ExampleObject(name = "older", summary = "Older names", value = """
                                        {"location": "Madison Square Garden", "capacity": 300}""")
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "The event after the change",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = EventView.class)))
    @Refuses({ProblemType.NOT_FOUND, ProblemType.SLUG_TAKEN, ProblemType.CAPACITY_EXCEEDED, ProblemType.STALE_VERSION})
    @PutMapping(ID)
    ResponseEntity<byte[]> change(@PathVariable String id, CommandRequest<ChangeEvent> request) {
        return handler.change(id, request).toResponse();
    }

    @Operation(
            operationId = "deleteEvent",
            summary = "Delete an event",
            description =
                    "Frees the slug and releases all registrations. If it is interrupted, send it again: it goes on."
                            + " The id is never used again.")
    @ApiResponse(responseCode = "204", description = "The event is gone")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.STALE_VERSION})
    @DeleteMapping(ID)
    ResponseEntity<byte[]> delete(@PathVariable String id, CommandRequest<EmptyBody> request) {
        return deletions.delete(id, request).toResponse();
    }
}
