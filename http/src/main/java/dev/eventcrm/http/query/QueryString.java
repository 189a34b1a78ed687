package dev.eventcrm.http.query;

import dev.eventcrm.http.problem.Errors;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query of an address, strictly: what the container would leave out because it cannot decode it might have meant
 * something to the client.
 */
public final class QueryString {
    private static final int MOST = 200;

    private QueryString() {}

    /**
     * The parameters with all their values, in the order of the address.
     *
     * @param query what stands after the question mark
     * @param errors where the errors go
     */
    public static Map<String, List<String>> read(@Nullable String query, Errors errors) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        String[] parts = query.split("&", MOST + 1);
        if (parts.length > MOST) {
            errors.inParameter("query", "must not have more than " + MOST + " parameters");
            return parameters;
        }
        for (String part : parts) {
            if (part.isEmpty()) {
                continue;
            }
            int end = part.indexOf('=');
            String name = end < 0 ? part : part.substring(0, end);
            try {
                parameters
                        .computeIfAbsent(decoded(name), _ -> new ArrayList<>())
                        .add(end < 0 ? "" : decoded(part.substring(end + 1)));
            } catch (IllegalArgumentException _) {
                errors.inParameter(name, "must be percent-encoded UTF-8");
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
