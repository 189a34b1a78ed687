package dev.eventcrm.gateway.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which front-ends may read answers in a browser.
 *
 * @param allowedOrigins origins; {@code *} stands for any characters, at the end for any port
 * @param allowedMethods methods
 * @param allowedHeaders request headers
 * @param exposedHeaders answer headers that a script may read
 * @param maxAge how long a browser may remember the answer to a preflight
 */
@ConfigurationProperties("crm.gateway.cors")
record CorsProperties(
        @DefaultValue({"http://localhost:*", "http://127.0.0.1:*"})
        List<String> allowedOrigins,

        @DefaultValue({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
        List<String> allowedMethods,

        @DefaultValue("*") List<String> allowedHeaders,

        @DefaultValue({
            "ETag",
            "Location",
            "Consistency-Token",
            "Retry-After",
            "Idempotency-Replayed",
            "Preference-Applied",
            "Content-Disposition",
            "Allow"
        })
        List<String> exposedHeaders,

        @DefaultValue("1h") Duration maxAge) {}
