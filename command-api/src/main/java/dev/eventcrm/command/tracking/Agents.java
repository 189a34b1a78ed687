package dev.eventcrm.command.tracking;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells by the {@code User-Agent} who says to be no person: search engines, previews of messengers, scanners of mail, programs.
 * Scanners that pretend to be a browser are found out by what they do, where all touches of a mail are looked at together.
 */
public final class Agents {
    private static final List<String> MACHINES = List.of(
            "bot",
            "crawl",
            "spider",
            "preview",
            "scan",
            "monitor",
            "facebookexternalhit",
            "whatsapp",
            "headless",
            "phantomjs",
            "barracuda",
            "mimecast",
            "proofpoint",
            "symantec",
            "messagelabs",
            "trendmicro",
            "forcepoint",
            "cloudmark",
            "ironport",
            "fireeye",
            "zscaler",
            "sophos",
            "bitdefender",
            "kaspersky",
            "safelinks",
            "urldefense",
            "virustotal",
            "python",
            "curl/",
            "wget/",
            "java/",
            "java-http-client",
            "go-http-client",
            "okhttp",
            "apache-httpclient",
            "node-fetch",
            "axios",
            "libwww",
            "ruby",
            "perl",
            "php/",
            "guzzle",
            "postman",
            "httpie");

    private Agents() {}

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
        return MACHINES.stream().anyMatch(agent::contains);
    }
}
