package dev.eventcrm.command.audience;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the query API is.
 *
 * @param url its address
 * @param connectTimeout how long a connection may take
 * @param answerTimeout how long an answer may take, with the wait that the client prefers
 */
@ConfigurationProperties("crm.query")
record QuerySettings(
        @DefaultValue("http://127.0.0.1:8082") URI url,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("30s") Duration answerTimeout) {}
