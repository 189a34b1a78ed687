package dev.eventcrm.command.notifications;

import dev.eventcrm.http.command.CommandResponse;
import dev.eventcrm.http.command.NoETag;
import dev.eventcrm.http.openapi.Refuses;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where SNS delivers what SES tells. */
@RestController
@NoETag
@Tag(name = "Notifications")
final class NotificationController {
    /** SNS sends at most 256 KB of message, which takes a little more as a JSON text in JSON. */
    private static final int LARGEST = 1024 * 1024;

    private final NotificationHandler handler;

    NotificationController(NotificationHandler handler) {
        this.handler = handler;
    }

    @Operation(
            operationId = "takeNotification",
            summary = "Take a message of SNS",
            description =
                    "For SNS only: the message must carry its signature (version 1 or 2), and come from a topic of"
                            + " `crm.sns.topics`. A subscription to such a topic is confirmed. Events of SES are merged by their"
                            + " own times, each once, however often and in whatever order they come.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject(name = "notification", value = """
                                            {"Type": "Notification", "MessageId": "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
                                             "TopicArn": "arn:aws:sns:us-east-1:123456789012:event-crm", "Message": "{…}",
                                             "Timestamp": "2026-08-01T09:00:00.000Z", "SignatureVersion": "2",
                                             "Signature": "…", "SigningCertURL":
                                             "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-….pem"}""")))
    @ApiResponse(
            responseCode = "200",
            description = "What became of it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = NotificationHandler.Receipt.class)))
    @Refuses({ProblemType.UNREADABLE_BODY, ProblemType.FORBIDDEN, ProblemType.TOO_LARGE})
    @PostMapping("/ses/notifications")
    ResponseEntity<byte[]> take(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        CommandResponse answer = body.length > LARGEST
                ? CommandResponse.problem(
                        Problem.of(ProblemType.TOO_LARGE, "No message of SNS has more than " + LARGEST + " bytes."))
                : handler.take(new String(body, StandardCharsets.UTF_8));
        return answer.toResponse();
    }
}
