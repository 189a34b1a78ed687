package dev.eventcrm.query.consistency;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.schema.api.ConsistencyToken;
import dev.eventcrm.schema.api.Headers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request demands that its answer shows.
 *
 * @param token the documents; none means whatever can be seen
 * @param maxWait how long the client would rather wait than be told to come again
 */
public record ReadConsistency(ConsistencyToken token, Duration maxWait) {
    /** How long a request waits that does not say. */
    public static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);

    /** The longest that a request may wait. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** RFC 7240, section 4.3, among other preferences (section 2). */
    private static final Pattern WAIT = Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?:$|[,;])");

    private static final String PREFERENCE_APPLIED = "Preference-Applied";

    /** Nothing in particular. */
    public static final ReadConsistency NONE = new ReadConsistency(new ConsistencyToken(List.of()), DEFAULT_WAIT);

    /**
     * Reads the headers {@code Consistency-Token} and {@code Prefer}. A preference that cannot be followed is left out of
     * account, as RFC 7240 wants it, and a longer wait than {@link #LONGEST_WAIT} is cut to it; the answer's {@code
     * Preference-Applied} tells.
     *
     * @param request the request
     * @param response gets the header that tells how long is waited at most
     * @param errors takes what is wrong with the token
     */
    public static ReadConsistency read(HttpServletRequest request, HttpServletResponse response, Errors errors) {
        List<String> tokens = Collections.list(request.getHeaders(Headers.CONSISTENCY_TOKEN));
        if (tokens.isEmpty()) {
            return NONE;
        }
        Duration maxWait = DEFAULT_WAIT;
        Matcher preference = WAIT.matcher(String.join(",", Collections.list(request.getHeaders(Headers.PREFER))));
        if (preference.find()) {
            maxWait = Duration.ofSeconds(Math.min(Long.parseLong(preference.group(1)), LONGEST_WAIT.toSeconds()));
            response.setHeader(PREFERENCE_APPLIED, "wait=" + maxWait.toSeconds());
        }
        try {
            return new ReadConsistency(ConsistencyToken.parse(String.join(",", tokens)), maxWait);
        } catch (IllegalArgumentException e) {
            errors.inParameter(Headers.CONSISTENCY_TOKEN, String.valueOf(e.getMessage()));
            return NONE;
        }
    }
}
