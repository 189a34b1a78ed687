package dev.eventcrm.sender;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Plans campaigns and sends their mails. */
@SpringBootApplication
@ConfigurationPropertiesScan
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
