package dev.eventcrm.http.problem;

/** What an error says of which only the status is known. */
final class StatusDetails {
    static final String INTERNAL = "The service failed to answer. The fault is in its log, and not in the request.";

    private StatusDetails() {}

    /** A problem for that status. */
    static Problem problem(int status, String method, String path) {
        ProblemType type = ProblemType.ofStatus(status);
        String detail = detail(status, method, path);
        return type.status() == status
                ? Problem.of(type, detail)
                // A status that no cause of ours has, such as 408 or 417: the server's own.
                : new Problem(type.uri(), type.title(), status, detail, java.util.List.of());
    }

    private static String detail(int status, String method, String path) {
        return switch (status) {
            case 400 ->
                "The request is not valid HTTP. Characters that an address cannot hold must be percent-encoded, a space as"
                        + " %20; request line and headers together may have up to 32 KB.";
            case 404 -> "Nothing is at " + method + " " + Errors.quoted(path) + ". All operations are listed at /docs.";
            case 405 -> "The method " + method + " is not possible here.";
            case 413 -> "The request is too large.";
            case 414, 431 -> "Address and headers together may have up to 32 KB.";
            case 501 -> "The method or the transfer coding is unknown here.";
            case 505 -> "This version of HTTP is not spoken here; HTTP/1.1 is.";
            case 503 -> "The service starts or ends, or has too much to do. Try again.";
            default -> status < 500 ? "The request cannot be answered." : INTERNAL;
        };
    }
}
