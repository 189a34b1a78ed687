package dev.eventcrm.command.tracking;

import dev.eventcrm.schema.Pure;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Tells by the {@code User-Agent} who says to be no person: search engines, previews of messengers, scanners of mail, programs.
 * Scanners that pretend to be a browser are found out by what they do, where all touches of a mail are looked at together.
 *
 * <p>It looks at words. A phone may be called {@code CUBOT} or {@code Ruby}, and its browser names it in a comment; a machine
 * names itself as a product ({@code Googlebot/2.1}, RFC 9110, 10.1.5), or in a comment that says so.
 */
@Pure
public final class BotDetector {
    private static final String OPENING = "(";
    private static final String CLOSING = ")";

    /** What separates the words of a header. */
    private static final String SEPARATORS = " \t;,[]{}<>\"'" + OPENING + CLOSING;

    /** Names that no phone has. */
    private static final Set<String> MACHINES = Set.of(
            "axios",
            "barracuda",
            "bitdefender",
            "cloudmark",
            "crawler",
            "curl",
            "facebookexternalhit",
            "fireeye",
            "forcepoint",
            "go-http-client",
            "googlebot",
            "guzzle",
            "guzzlehttp",
            "headlesschrome",
            "httpclient",
            "httpie",
            "ironport",
            "kaspersky",
            "libwww",
            "messagelabs",
            "mimecast",
            "okhttp",
            "phantomjs",
            "php",
            "postmanruntime",
            "proofpoint",
            "python",
            "safelinks",
            "sophos",
            "spider",
            "symantec",
            "trendmicro",
            "urldefense",
            "virustotal",
            "wget",
            "whatsapp",
            "zscaler");

    /** Names that a phone may have, too. */
    private static final Set<String> PRODUCTS = Set.of("java", "monitor", "monitoring", "node", "perl", "ruby");

    /** How the names of products end that are machines, such as {@code bingbot/2.0}, {@code SkypeUriPreview}. */
    private static final Set<String> ENDINGS =
            Set.of("bot", "crawler", "spider", "preview", "scanner", "scan", "checker", "fetcher");

    private BotDetector() {}

    /**
     * Whether it says to be a machine.
     *
     * @param userAgent the header; null and blank are what no browser sends
     */
    public static boolean isMachine(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return true;
        }
        String agent = userAgent.toLowerCase(Locale.ROOT);
        boolean saysSo = agent.contains("+http") || (agent.contains("compatible;") && !agent.contains("msie "));
        int depth = 0;
        StringTokenizer words = new StringTokenizer(agent, SEPARATORS, true);
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            if (word.equals(OPENING)) {
                depth++;
            } else if (word.equals(CLOSING)) {
                depth--;
            } else if (isMachine(word, saysSo || depth == 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMachine(String word, boolean isProduct) {
        int slash = word.indexOf('/');
        String name = slash < 0 ? word : word.substring(0, slash);
        if (MACHINES.contains(name)) {
            return true;
        }
        // "Slackbot-LinkExpanding", "python-requests", "libwww-perl"
        StringTokenizer parts = new StringTokenizer(name, "-_");
        while (parts.hasMoreTokens()) {
            String part = parts.nextToken();
            if (MACHINES.contains(part)
                    || ((isProduct || slash >= 0)
                            && (PRODUCTS.contains(part) || ENDINGS.stream().anyMatch(part::endsWith)))) {
                return true;
            }
        }
        return false;
    }
}
