package dev.eventcrm.command.web;

/** What to tell about errors of which only the status is known. */
final class ProblemDetails {
    static final String INTERNAL = "Something went wrong on our side. It is in our log.";

    private ProblemDetails() {}

    /**
     * A sentence for that status.
     *
     * @param status the HTTP status
     * @param method the request's method
     * @param path the request's path
     */
    static String of(int status, String method, String path) {
        return switch (status) {
            case 404 -> "There is nothing at " + method + " " + path + ".";
            case 400 -> "The request line, a header or the path is malformed.";
            case 405 -> "The method " + method + " is not possible here.";
            case 413 -> "The request is too large.";
            case 414, 431 -> "The address or the headers are too long.";
            case 501, 505 -> "This part of HTTP is not spoken here; HTTP/1.1 with plain bodies is.";
            case 503 -> "Not now. Try again a little later.";
            default -> status < 500 ? "The request cannot be served." : INTERNAL;
        };
    }
}
