package dev.eventcrm.mail;

import dev.eventcrm.schema.item.Utm;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds UTM parameters to an address. What stands in it stays as it is, letter by letter: parameters and their encoding,
 * the fragment, and any UTM parameter that its author has put there.
 */
final class UtmLink {
    private UtmLink() {}

    /**
     * The address with the parameters that it lacks.
     *
     * @param url the address
     * @param utm the parameters
     */
    static String with(String url, Utm utm) {
        int hash = url.indexOf('#');
        String page = hash < 0 ? url : url.substring(0, hash);
        String fragment = hash < 0 ? "" : url.substring(hash);
        int mark = page.indexOf('?');
        String query = mark < 0 ? "" : page.substring(mark + 1);
        Set<String> present = names(query);
        String missing = parameters(utm).entrySet().stream()
                .filter(parameter -> !present.contains(parameter.getKey()))
                .map(parameter -> parameter.getKey() + "=" + Encoding.URL.encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        if (missing.isEmpty()) {
            return url;
        }
        String separator = mark < 0 ? "?" : query.isEmpty() || query.endsWith("&") ? "" : "&";
        return page + separator + missing + fragment;
    }

    private static Set<String> names(String query) {
        return Stream.of(query.split("&", -1))
                .map(parameter -> parameter.split("=", 2)[0])
                .map(UtmLink::decoded)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return name;
        }
    }

    private static Map<String, String> parameters(Utm utm) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "utm_source", utm.source());
        put(parameters, "utm_medium", utm.medium());
        put(parameters, "utm_campaign", utm.campaign());
        put(parameters, "utm_term", utm.term());
        put(parameters, "utm_content", utm.content());
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            parameters.put(name, value);
        }
    }
}
