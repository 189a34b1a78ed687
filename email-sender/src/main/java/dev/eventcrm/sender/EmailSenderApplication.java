package dev.eventcrm.sender;

import dev.eventcrm.table.address.AddressConfiguration;
import dev.eventcrm.table.probe.ProbeSettings;
import dev.eventcrm.table.retry.RetryConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Plans campaigns and sends their mails. */
@SpringBootApplication
@ConfigurationPropertiesScan(basePackageClasses = {EmailSenderApplication.class, ProbeSettings.class})
@Import({AddressConfiguration.class, RetryConfiguration.class})
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
