package dev.eventcrm.command.campaigns;

import dev.eventcrm.command.audience.ReadAfter;
import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.command.NoETag;
import dev.eventcrm.http.openapi.Refuses;
import dev.eventcrm.http.problem.ProblemType;
import dev.eventcrm.schema.api.Headers;
import dev.eventcrm.schema.api.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands that send mails. */
@RestController
@RequestMapping(path = "/emails", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "E-mail")
final class EmailController {
    private final SendingHandler sending;
    private final TestMailHandler testMails;

    EmailController(SendingHandler sending, TestMailHandler testMails) {
        this.sending = sending;
        this.testMails = testMails;
    }

    @Operation(
            operationId = "sendCampaign",
            summary = "Send a mail to everybody whom a filter finds",
            description =
                    "The audience is named by `filter` (an object of search parameters, or a filter tree as of `POST"
                            + " /users/search`), by search parameters of `GET /users` beside the other fields or in the query"
                            + " of the address, and by `userIds`; all that is given must hold. To mail everybody say"
                            + " `\"everybody\": true`. The people are counted and frozen now: who changes or comes later does"
                            + " not matter. When nobody matches, the answer is 422.\n\n"
                            + "Subject and body may hold placeholders: `{{firstName}}`, `{{lastName}}`, `{{email}}`,"
                            + " `{{jobTitle}}`, `{{company}}`, `{{city}}`, `{{state}}`; with an `eventId` also"
                            + " `{{eventTitle}}`, `{{eventVenue}}`, `{{eventDate}}`, `{{eventTime}}`,"
                            + " `{{eventDescription}}`. `{{#company}}…{{/company}}` stands only where there is a value,"
                            + " `{{^company}}…{{/company}}` only where there is none. `{{unsubscribeUrl}}` places the way off the list, which"
                            + " stands at the end of the body otherwise. A body is HTML when it looks like it,"
                            + " or when `format` says so.\n\n"
                            + "Without UTM fields the mails are counted under source `crm`, medium `email` and the"
                            + " campaign's id as the campaign. `sendAt` may be up to a year ahead.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = SendCampaign.class),
                            examples = {
                                @ExampleObject(
                                        name = "campaign",
                                        summary = "Search parameters as the filter",
                                        value = """
                                        {"filter": {"company": "TechCorp", "city": "New York"},
                                         "subject": "Join our next event!",
                                         "body": "Dear {{firstName}}, we invite you to our upcoming tech conference.",
                                         "utmSource": "newsletter", "utmMedium": "email", "utmCampaign": "tech_conf_2025"}"""),
                                @ExampleObject(
                                        name = "tree",
                                        summary = "A filter tree, an event, and a time to send",
                                        value = """
                                        {"filter": {"and": [{"eq": {"field": "company", "value": "TechCorp"}},
                                                            {"range": {"field": "attendedEventCount", "gte": 1}}]},
                                         "name": "Tech conference, first call", "eventId": "event-id-123",
                                         "subject": "{{eventTitle}} on {{eventDate}}",
                                         "body": "<p>Dear {{firstName}}, <a href=\\"https://example.com/event\\">join us</a>.</p>",
                                         "utmCampaign": "tech_conf_2025", "sendAt": "2026-08-01T09:00:00Z"}"""),
                                @ExampleObject(
                                        name = "older",
                                        summary = "Search parameters beside the fields, named in snake_case",
                                        value = """
                                        {"subject": "Tech Meetup Invitation", "body": "Join us!", "job_title": "Engineer",
                                         "company": "Tech Corp", "utm_campaign": "meetup-2024", "utm_source": "crm",
                                         "utm_medium": "email"}""")
                            }))
    @ApiResponse(
            responseCode = "202",
            description = "The campaign; its mails are planned and sent from now on, or from `sendAt`",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CampaignView.class)))
    @PostMapping("/send")
    ResponseEntity<byte[]> send(
            CommandRequest<SendCampaign> request,
            @Parameter(description = "Changes that the filter must know of, from answers to earlier commands.")
                    @RequestHeader(name = Headers.CONSISTENCY_TOKEN, required = false)
                    @Nullable
                    String consistencyToken,
            @Parameter(description = "`wait=N`: how many seconds to wait for these changes.")
                    @RequestHeader(name = Headers.PREFER, required = false)
                    @Nullable
                    String prefer) {
        return sending.send(request, new ReadAfter(consistencyToken, prefer)).toResponse();
    }

    @Operation(
            operationId = "sendTestMail",
            summary = "Send a test mail",
            description =
                    "To one address, in no audience and in no figure. Placeholders are filled with the data of `userId`, or"
                            + " with sample data. It is sent at most once; `GET /emails/test/{id}` tells what became of it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = SendTestMail.class),
                            examples = {
                                @ExampleObject(name = "test", summary = "With sample data", value = """
                                        {"address": "me@example.com", "subject": "Join our next event!",
                                         "body": "Dear {{firstName}}, we invite you."}"""),
                                @ExampleObject(
                                        name = "older",
                                        summary = "With the data of a person, named in snake_case",
                                        value = """
                                        {"to": "me@example.com", "user_id": "user-id-456", "subject": "Hello",
                                         "body": "Dear {{firstName}}, we invite you.", "utm_campaign": "meetup-2024"}""")
                            }))
    @ApiResponse(
            responseCode = "202",
            description = "It is in the outbox",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = TestMailHandler.TestMailView.class)))
    @NoETag
    @PostMapping("/test")
    ResponseEntity<byte[]> test(CommandRequest<SendTestMail> request) {
        return testMails.send(request).toResponse();
    }

    @Operation(
            operationId = "showTestMail",
            summary = "See what became of a test mail",
            description = "For a day. `unknown`: SES may have taken it, nobody can tell, and it is not sent again.")
    @ApiResponse(
            responseCode = "200",
            description = "The test mail",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = TestMailHandler.TestMailView.class)))
    @Refuses(ProblemType.NOT_FOUND)
    @NoETag
    @GetMapping("/test/{id:" + Ids.PATTERN + "}")
    ResponseEntity<byte[]> testMail(@PathVariable String id) {
        return testMails.show(id).toResponse();
    }
}
