package dev.eventcrm.sender;

import dev.eventcrm.waiting.RetrySettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Plans campaigns and sends their mails. */
@SpringBootApplication
@ConfigurationPropertiesScan(basePackageClasses = {EmailSenderApplication.class, RetrySettings.class})
public class EmailSenderApplication {
    /**
     * Starts the service.
     *
     * @param arguments Spring's
     */
    public static void main(String[] arguments) {
        SpringApplication.run(EmailSenderApplication.class, arguments);
    }
}
