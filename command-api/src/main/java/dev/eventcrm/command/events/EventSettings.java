package dev.eventcrm.command.events;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What events are like of which a command does not say ({@code crm.events}).
 *
 * @param timeZone where the clocks of an event are, an IANA name
 */
@ConfigurationProperties("crm.events")
record EventSettings(@DefaultValue("UTC") ZoneId timeZone) {}
