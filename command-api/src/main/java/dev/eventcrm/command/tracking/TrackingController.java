package dev.eventcrm.command.tracking;

import dev.eventcrm.http.command.NoETag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The addresses that stand in mails. Whoever calls them is a reader of mail or a program that checks it, and no client of ours. */
@RestController
@NoETag
@RequestMapping("/t")
@Tag(name = "Tracking")
final class TrackingController {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final TrackingHandler handler;

    TrackingController(TrackingHandler handler) {
        this.handler = handler;
    }

    @Operation(
            operationId = "followLink",
            summary = "Follow a link of a mail",
            description =
                    "Leads to the page that the signed token names, and nowhere else, with `crm_click` among its query"
                            + " parameters: the page may send it on with a registration. HEAD gets the same answer; it counts"
                            + " as a machine's.")
    @ApiResponse(
            responseCode = "302",
            description = "To the page",
            headers = @Header(name = HttpHeaders.LOCATION, description = "The page", schema = @Schema(type = "string")),
            content = @Content)
    @ApiResponse(responseCode = "204", description = "The link is one that no person can see", content = @Content)
    @ApiResponse(
            responseCode = "404",
            description = "A page: the link is damaged, or of another system",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    @GetMapping("/c/{token}")
    ResponseEntity<byte[]> follow(@PathVariable String token, HttpServletRequest request) {
        boolean asksForPage = HttpMethod.GET.matches(request.getMethod());
        return switch (handler.follow(token, asksForPage, request.getHeader(HttpHeaders.USER_AGENT))) {
            case TrackingHandler.Destination.Page(String url) ->
                unkept(HttpStatus.FOUND).header(HttpHeaders.LOCATION, url).build();
            case TrackingHandler.Destination.Nowhere() ->
                unkept(HttpStatus.NO_CONTENT).build();
            case TrackingHandler.Destination.Unknown() -> unknown();
        };
    }

    @Operation(
            operationId = "openMail",
            summary = "Fetch the picture of a mail",
            description = "A transparent pixel, which tells that the mail is looked at.")
    @ApiResponse(
            responseCode = "200",
            description = "The picture",
            content =
                    @Content(
                            mediaType = MediaType.IMAGE_GIF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "404",
            description = "A page: the link is damaged, or of another system",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    @GetMapping("/o/{token}")
    ResponseEntity<byte[]> open(@PathVariable String token, HttpServletRequest request) {
        boolean asksForPicture = HttpMethod.GET.matches(request.getMethod());
        return handler.open(token, asksForPicture, request.getHeader(HttpHeaders.USER_AGENT))
                ? unkept(HttpStatus.OK).contentType(MediaType.IMAGE_GIF).body(Pages.pixel())
                : unknown();
    }

    @Operation(
            operationId = "askToUnsubscribe",
            summary = "See the page to unsubscribe on",
            description = "Changes nothing: programs follow the links of mails too.")
    @ApiResponse(
            responseCode = "200",
            description = "A page with a button",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "404",
            description = "A page: the link is damaged, or of another system",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    @GetMapping("/u/{token}")
    ResponseEntity<byte[]> ask(@PathVariable String token) {
        return handler.canUnsubscribe(token) ? page(HttpStatus.OK, Pages.ask()) : unknown();
    }

    @Operation(
            operationId = "unsubscribe",
            summary = "Unsubscribe",
            description =
                    "At once, and as often as it is sent: by the button of the page, or by the reader's mail program (RFC 8058,"
                            + " `List-Unsubscribe=One-Click`). The body does not matter.")
    @ApiResponse(
            responseCode = "200",
            description = "A page that confirms it",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "503",
            description = "A page: try again",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "404",
            description = "A page: the link is damaged, or of another system",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    @PostMapping("/u/{token}")
    ResponseEntity<byte[]> unsubscribe(@PathVariable String token) {
        return switch (handler.unsubscribe(token)) {
            case DONE -> page(HttpStatus.OK, Pages.done());
            case OF_TEST_MAIL -> page(HttpStatus.OK, Pages.test());
            case NOT_NOW -> page(HttpStatus.SERVICE_UNAVAILABLE, Pages.later());
            case UNKNOWN -> unknown();
        };
    }

    /**
     * Nobody may keep these answers, and no page of another origin learns the token from the Referer header. Not
     * {@code no-referrer}: with it browsers send the form of the page with {@code Origin: null} (Fetch Standard, 3.1).
     */
    private static ResponseEntity.BodyBuilder unkept(HttpStatus status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "same-origin")
                .header("X-Robots-Tag", "noindex");
    }

    private static ResponseEntity<byte[]> page(HttpStatus status, String html) {
        ResponseEntity.BodyBuilder page = unkept(status)
                .contentType(HTML)
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
        return (status == HttpStatus.SERVICE_UNAVAILABLE ? page.header(HttpHeaders.RETRY_AFTER, "1") : page)
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    /** A reader of a mail sees it, and no client of ours. */
    private static ResponseEntity<byte[]> unknown() {
        return page(HttpStatus.NOT_FOUND, Pages.unknown());
    }
}
