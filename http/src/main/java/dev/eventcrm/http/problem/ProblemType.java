package dev.eventcrm.http.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/**
 * The causes of errors (RFC 9457, section 3.1.1): a client decides by {@code type}, never by {@code detail}. {@code
 * docs/errors.md} is this list; a test compares them.
 */
public enum ProblemType {
    /** 400. */
    MALFORMED_REQUEST(
            400,
            "Malformed request",
            "The request line, a header or the address is not valid HTTP.",
            "Correct the request; percent-encode what an address cannot hold."),
    /** 400. */
    UNREADABLE_BODY(
            400,
            "Unreadable body",
            "The body is empty, not UTF-8, not JSON, or not a JSON object; `detail` names the position.",
            "Correct the body."),
    /** 403. */
    FORBIDDEN(
            403,
            "Forbidden",
            "The sender may not do this: a notification that SNS did not sign, or of a topic that is not configured.",
            "Do not repeat it."),
    /** 403. */
    ORIGIN_NOT_ALLOWED(
            403,
            "Origin not allowed",
            "A browser sent this from an origin, or with a method or header, that `crm.gateway.cors` does not list.",
            "Add the origin to the setting."),
    /** 404. */
    NOT_FOUND(
            404,
            "Not found",
            "The address exists, the person, event, registration or campaign that it names does not, or was deleted.",
            "Show that it is gone. After a write that you just made, send its `Consistency-Token`."),
    /** 404. */
    NO_SUCH_ADDRESS(404, "No such address", "There is no operation at this address.", "See /docs for all operations."),
    /** 405. */
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "The address exists, but not for this method.",
            "Use a method that the header `Allow` lists."),
    /** 406. */
    NOT_ACCEPTABLE(
            406,
            "Not acceptable",
            "The operation has no format that `Accept` takes.",
            "Accept `application/json`, or the format that the operation documents."),
    /** 409. */
    EMAIL_TAKEN(
            409,
            "E-mail address taken",
            "Another person has this e-mail address.",
            "Ask for another address, or open the person who has it."),
    /** 409. */
    ID_TAKEN(
            409,
            "Id taken",
            "The id belongs to something that exists, or that was deleted: ids are never used again.",
            "Choose another id, or leave it out."),
    /** 409. */
    SLUG_TAKEN(409, "Slug taken", "Another event has this slug.", "Choose another slug, or leave it out."),
    /** 409. */
    ALREADY_REGISTERED(
            409,
            "Already registered",
            "The person holds a seat, or a place on the waiting list, for this event.",
            "Treat it as done; `GET /events/{id}/registrations` shows which of both."),
    /** 409. */
    EVENT_FULL(
            409,
            "Event full",
            "All seats are taken.",
            "Offer the waiting list: send the same request with `\"waitlist\": true`."),
    /** 409. */
    EVENT_NOT_ACTIVE(
            409,
            "Event not active",
            "The event is a draft or cancelled, and takes no registrations.",
            "Wait until it is active."),
    /** 409. */
    EVENT_OVER(409, "Event over", "The event has ended, and takes no registrations.", "Do not repeat it."),
    /** 409. */
    SEAT_REQUIRED(
            409,
            "Seat required",
            "Only a person who holds a seat can check in; this one waits, or has cancelled.",
            "Register the person first."),
    /** 409. */
    CAPACITY_EXCEEDED(
            409,
            "Capacity exceeded",
            "The event would have more people than `maxCapacity` allows.",
            "Raise `maxCapacity`, or name fewer people."),
    /** 409. */
    CAMPAIGN_STATE(
            409,
            "Not possible in this state of the campaign",
            "The campaign is not in a state that this action takes; `detail` names the state.",
            "Read the campaign, and offer what its state allows."),
    /** 409. */
    NOTHING_TO_RETRY(
            409,
            "Nothing to retry",
            "No mail of the campaign failed in a way that this request covers.",
            "See `includeUnconfirmed`."),
    /** 409. */
    REPLAY_FAILED(
            409,
            "Replay failed",
            "The stream indexer could not index the dead letter again; `detail` gives the reason.",
            "Remove the cause, then replay it again."),
    /** 410. */
    SNAPSHOT_GONE(
            410,
            "Snapshot gone",
            "The result that the cursor continues is held no longer.",
            "Start again with the first page."),
    /** 412. */
    STALE_VERSION(
            412,
            "Stale version",
            "`If-Match` does not name the current version: another change came first.",
            "Read again, apply the change to what is there now, and send it with the new `ETag`."),
    /** 413. */
    TOO_LARGE(
            413,
            "Too large",
            "The body is larger than allowed, or so is the answer that would be kept under an idempotency key.",
            "Send less at once."),
    /** 414. */
    ADDRESS_TOO_LONG(414, "Address too long", "The address is too long.", "Use `POST /users/search`."),
    /** 415. */
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "The body is not of a media type, charset or content encoding that the operation takes.",
            "Send `application/json` in UTF-8 without a content encoding."),
    /** 422. */
    INVALID(
            422,
            "Invalid request",
            "The request is wrong in shape or meaning; `errors` names each field and what would be right.",
            "Show each message beside its field."),
    /** 422. */
    IDEMPOTENCY_KEY_REUSED(
            422,
            "Idempotency key reused",
            "The `Idempotency-Key` was sent with another request within 24 hours.",
            "Make a new key for each new request."),
    /** 431. */
    HEADERS_TOO_LARGE(431, "Headers too large", "The headers are too large.", "Send shorter headers."),
    /** 500. */
    INTERNAL(500, "Internal error", "The service has a fault; its log has the cause.", "Report it."),
    /** 501. */
    NOT_IMPLEMENTED(
            501,
            "Not implemented",
            "The method or the transfer coding is unknown to the server.",
            "Use the methods of /docs, and no transfer coding but `chunked`."),
    /** 503. */
    UNAVAILABLE(
            503,
            "Unavailable",
            "A dependency does not answer or asks to slow down, or too many requests change the same item. Nothing is"
                    + " half-written.",
            "Wait as many seconds as `Retry-After` says, then repeat it; a POST with the same `Idempotency-Key`."),
    /** 503. */
    NOT_YET_VISIBLE(
            503,
            "Not yet visible",
            "The read model does not show in time what `Consistency-Token` names.",
            "Repeat the read with the same token; `Prefer: wait=N` makes it wait longer."),
    /** 503. */
    UPSTREAM_UNAVAILABLE(
            503,
            "Service behind the gateway unavailable",
            "The gateway reached the service not at all, or got no complete answer; `detail` says whether the service may"
                    + " have acted.",
            "Wait as many seconds as `Retry-After` says, then repeat it; a POST with the same `Idempotency-Key`."),
    /** 505. */
    HTTP_VERSION_NOT_SUPPORTED(
            505, "HTTP version not supported", "The server speaks HTTP/1.1 and HTTP/1.0.", "Use HTTP/1.1.");

    private static final String PREFIX = "urn:event-crm:problem:";

    private final int status;
    private final String title;
    private final String meaning;
    private final String remedy;

    ProblemType(int status, String title, String meaning, String remedy) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /**
     * The type that tells most about a status of which nothing else is known.
     *
     * @param status an HTTP status from 400 to 599
     */
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 404 -> NO_SUCH_ADDRESS;
            case 422 -> INVALID;
            case 503 -> UNAVAILABLE;
            default ->
                Arrays.stream(values())
                        .filter(type -> type.status == status && status != 409)
                        .findFirst()
                        .orElse(status < 500 ? MALFORMED_REQUEST : INTERNAL);
        };
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** A summary that is the same for every occurrence. */
    public String title() {
        return title;
    }

    /** What it means, as Markdown. */
    public String meaning() {
        return meaning;
    }

    /** What a client does, as Markdown. */
    public String remedy() {
        return remedy;
    }

    /** The last part of the identifier, such as {@code not-found}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The identifier, such as {@code urn:event-crm:problem:not-found}. */
    public URI uri() {
        return URI.create(PREFIX + id());
    }
}
