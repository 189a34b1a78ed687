package dev.eventcrm.command.campaigns;

import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.command.EmptyBody;
import dev.eventcrm.http.openapi.Refuses;
import dev.eventcrm.http.problem.ProblemType;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands on campaigns that are under way. */
@RestController
@RequestMapping(path = "/campaigns/{id:" + Ids.PATTERN + "}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "E-mail")
final class CampaignController {
    private final CampaignLifecycleHandler handler;

    CampaignController(CampaignLifecycleHandler handler) {
        this.handler = handler;
    }

    @Operation(
            operationId = "pauseCampaign",
            summary = "Pause a campaign",
            description =
                    "A second later no mail of it is submitted any more. To pause what is paused changes nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "The campaign",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CampaignView.class)))
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CAMPAIGN_STATE, ProblemType.STALE_VERSION})
    @PostMapping("/pause")
    ResponseEntity<byte[]> pause(@PathVariable String id, CommandRequest<EmptyBody> request) {
        return handler.change("pauseCampaign", id, new CampaignLifecycle.Action.Pause(), request)
                .toResponse();
    }

    @Operation(
            operationId = "resumeCampaign",
            summary = "Resume a campaign",
            description =
                    "Goes on where it was paused; nobody gets a mail twice. To resume what is not paused changes nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "The campaign",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CampaignView.class)))
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CAMPAIGN_STATE, ProblemType.STALE_VERSION})
    @PostMapping("/resume")
    ResponseEntity<byte[]> resume(@PathVariable String id, CommandRequest<EmptyBody> request) {
        return handler.change("resumeCampaign", id, new CampaignLifecycle.Action.Resume(), request)
                .toResponse();
    }

    @Operation(
            operationId = "cancelCampaign",
            summary = "Cancel a campaign",
            description =
                    "For good: what has not been submitted is not sent. To cancel what is cancelled changes nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "The campaign",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CampaignView.class)))
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CAMPAIGN_STATE, ProblemType.STALE_VERSION})
    @PostMapping("/cancel")
    ResponseEntity<byte[]> cancel(@PathVariable String id, CommandRequest<EmptyBody> request) {
        return handler.change("cancelCampaign", id, new CampaignLifecycle.Action.Cancel(), request)
                .toResponse();
    }

    @Operation(
            operationId = "retryFailed",
            summary = "Send again what failed",
            description =
                    "Only of a finished campaign, and only the mails that failed. Mails of which nobody knows that they were not"
                            + " sent (reason `unconfirmed`) are left out, unless `includeUnconfirmed` says that some may come"
                            + " twice.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = RetryFailed.class),
                            examples = {
                                @ExampleObject(name = "sure", summary = "What surely failed", value = "{}"),
                                @ExampleObject(
                                        name = "older",
                                        summary = "Also what may have been sent, named in snake_case",
                                        value = """
                                        {"include_unconfirmed": true}""")
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "The campaign, which is under way again",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CampaignView.class)))
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CAMPAIGN_STATE, ProblemType.NOTHING_TO_RETRY, ProblemType.STALE_VERSION
    })
    @PostMapping("/retry-failed")
    ResponseEntity<byte[]> retryFailed(@PathVariable String id, CommandRequest<RetryFailed> request) {
        return handler.change(
                        "retryFailed",
                        id,
                        new CampaignLifecycle.Action.Retry(request.body().includesUnconfirmed()),
                        request)
                .toResponse();
    }
}
