package dev.eventcrm.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The hosts that learn which mail led somebody to them, by {@code crm_click}. To all others a link leads as it stands in the
 * mail: whoever gets to know a mail by such a token can recognise its recipient, and owes us nothing.
 */
public final class AttributionHosts {
    /** That there are none. */
    public static final AttributionHosts NONE = of(List.of());

    /** What is right. */
    public static final String EXPECTED =
            "the name of a host such as tickets.example.com or *.example.com, international ones in A-labels (xn--…)";

    private static final Pattern HOST =
            Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9-]{0,62})(\\.[a-z0-9]([a-z0-9-]{0,62})){0,20}");
    private static final String BELOW = "*.";
    private static final int LONGEST = 255;

    private final Set<String> exact;
    private final List<String> suffixes;

    private AttributionHosts(Set<String> exact, List<String> suffixes) {
        this.exact = Set.copyOf(exact);
        this.suffixes = List.copyOf(suffixes);
    }

    /**
     * The hosts of a setting or of a campaign.
     *
     * @param hosts names such as {@code tickets.example.com}, or {@code *.example.com} for all hosts below {@code
     *     example.com}; without a port, which does not matter
     * @throws IllegalArgumentException when one is no such name
     */
    public static AttributionHosts of(List<String> hosts) {
        Set<String> exact = new HashSet<>();
        List<String> suffixes = new ArrayList<>();
        for (String given : hosts) {
            String host = normalised(given);
            if (!isName(host)) {
                throw new IllegalArgumentException("'" + given + "' is not " + EXPECTED);
            }
            if (host.startsWith(BELOW)) {
                suffixes.add(host.substring(1));
            } else {
                exact.add(host);
            }
        }
        return new AttributionHosts(exact, suffixes);
    }

    /**
     * Whether a text is a name as {@link #of} takes it.
     *
     * @param host any text
     */
    public static boolean isName(String host) {
        String name = normalised(host);
        return name.length() <= LONGEST && HOST.matcher(name).matches();
    }

    private static String normalised(String host) {
        return host.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the host of an address is one of them.
     *
     * @param url the address; one that no host can be read from has none of them
     */
    public boolean include(String url) {
        try {
            String host = new URI(WebAddress.ascii(url)).getHost();
            if (host == null) {
                return false;
            }
            String name = host.toLowerCase(Locale.ROOT);
            return exact.contains(name) || suffixes.stream().anyMatch(name::endsWith);
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
