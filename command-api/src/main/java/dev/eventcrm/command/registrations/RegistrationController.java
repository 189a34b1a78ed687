package dev.eventcrm.command.registrations;

import dev.eventcrm.command.web.CommandRequest;
import dev.eventcrm.command.web.NoBody;
import dev.eventcrm.schema.wire.Ids;
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
final class RegistrationController {
    private static final String REGISTRATION = "/registrations/{userId:" + Ids.PATTERN + "}";

    private final RegistrationHandler handler;

    RegistrationController(RegistrationHandler handler) {
        this.handler = handler;
    }

    @PostMapping("/register")
    ResponseEntity<byte[]> register(@PathVariable String eventId, CommandRequest<Register> request) {
        return handler.register(eventId, request).toResponse();
    }

    @DeleteMapping(REGISTRATION)
    ResponseEntity<byte[]> cancel(
            @PathVariable String eventId, @PathVariable String userId, CommandRequest<NoBody> request) {
        return handler.cancel(eventId, userId, request).toResponse();
    }

    @PostMapping(REGISTRATION + "/check-in")
    ResponseEntity<byte[]> checkIn(
            @PathVariable String eventId, @PathVariable String userId, CommandRequest<NoBody> request) {
        return handler.checkIn(eventId, userId, request).toResponse();
    }
}
