package dev.eventcrm.command.suppressions;

import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.command.EmptyBody;
import dev.eventcrm.http.command.NoETag;
import dev.eventcrm.http.openapi.Refuses;
import dev.eventcrm.http.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands on the suppression list. */
@RestController
@NoETag(withToken = true)
@RequestMapping(path = "/suppressions/{address}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "E-mail")
final class SuppressionController {
    private final SuppressionHandler handler;

    SuppressionController(SuppressionHandler handler) {
        this.handler = handler;
    }

    @Operation(
            operationId = "suppressAddress",
            summary = "Mail an address no more",
            description =
                    "In any spelling of upper and lower case. Campaigns that are under way leave it out too. An address"
                            + " that is on the list already stays there, with the cause that it has.")
    @ApiResponse(
            responseCode = "200",
            description = "The entry",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = SuppressionHandler.SuppressionView.class)))
    @PutMapping
    ResponseEntity<byte[]> put(@PathVariable String address, CommandRequest<EmptyBody> request) {
        return handler.put(address).toResponse();
    }

    @Operation(
            operationId = "allowAddress",
            summary = "Mail an address again",
            description =
                    "Takes it off the list, whatever put it there, and whoever has it is subscribed again: also if they"
                            + " unsubscribed or complained, so ask them first.")
    @ApiResponse(responseCode = "204", description = "It is off the list")
    @Refuses(ProblemType.NOT_FOUND)
    @DeleteMapping
    ResponseEntity<byte[]> delete(@PathVariable String address, CommandRequest<EmptyBody> request) {
        return handler.delete(address).toResponse();
    }
}
