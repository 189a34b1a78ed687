package dev.eventcrm.schema.api;

import java.net.URI;
import java.util.Locale;

/** The kinds of error that the APIs answer with (RFC 9457), each with one status. */
public enum ProblemType {
    /** The body cannot be read as JSON. */
    UNREADABLE_BODY(400, "The body cannot be read"),
    /** Whoever sends it may not. */
    FORBIDDEN(403, "Forbidden"),
    /** There is nothing under that id or address. */
    NOT_FOUND(404, "Not found"),
    /** The address exists, but not for this method. */
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    /** No format that the client accepts can be given. */
    NOT_ACCEPTABLE(406, "Not acceptable"),
    /** The state of things does not allow it. */
    CONFLICT(409, "Conflict with the current state"),
    /** What was held for the client as it was at one moment is held no longer. */
    SNAPSHOT_GONE(410, "The snapshot is gone"),
    /** The version named by {@code If-Match} is not the current one. */
    STALE(412, "Changed in the meantime"),
    /** The body is larger than allowed. */
    TOO_LARGE(413, "Too large"),
    /** The body is not of a media type that the address takes. */
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    /** Shape or meaning of the request is wrong; {@code errors} names each field. */
    INVALID(422, "Invalid request"),
    /** Our fault. */
    INTERNAL(500, "Internal error"),
    /** Not now; {@code Retry-After} tells when. */
    UNAVAILABLE(503, "Try again later");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The short summary that is the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The identifier of the kind, such as {@code urn:event-crm:problem:not-found}. */
    public URI uri() {
        return URI.create(
                "urn:event-crm:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
