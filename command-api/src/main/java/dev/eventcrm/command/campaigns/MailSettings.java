package dev.eventcrm.command.campaigns;

import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What mails are like of which a command does not say ({@code crm.mail}).
 *
 * @param locale how dates and times are written, a language tag (BCP 47)
 */
@ConfigurationProperties("crm.mail")
record MailSettings(@DefaultValue("en-GB") Locale locale) {}
