package dev.eventcrm.command.users;

import dev.eventcrm.command.web.CommandRequest;
import dev.eventcrm.command.web.NoBody;
import dev.eventcrm.schema.wire.Ids;
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
final class UserController {
    private static final String ID = "/{id:" + Ids.PATTERN + "}";

    private final UserHandler handler;

    private final UserDeletionHandler deletions;

    UserController(UserHandler handler, UserDeletionHandler deletions) {
        this.handler = handler;
        this.deletions = deletions;
    }

    @PostMapping
    ResponseEntity<byte[]> create(CommandRequest<CreateUser> request) {
        return handler.create(request).toResponse();
    }

    @PutMapping(ID)
    ResponseEntity<byte[]> change(@PathVariable String id, CommandRequest<ChangeUser> request) {
        return handler.change(id, request).toResponse();
    }

    @DeleteMapping(ID)
    ResponseEntity<byte[]> delete(@PathVariable String id, CommandRequest<NoBody> request) {
        return deletions.delete(id, request).toResponse();
    }
}
