package dev.eventcrm.http.command;

import dev.eventcrm.http.server.ServerConfiguration;
import java.util.List;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The server of an API whose controllers take a {@link CommandRequest}. Import it. */
@Configuration(proxyBeanMethods = false)
@Import({ServerConfiguration.class, RequestBinder.class, BatchReader.class, CommandRequestResolver.class})
public class CommandHttpConfiguration implements WebMvcConfigurer {
    private final CommandRequestResolver requests;

    CommandHttpConfiguration(CommandRequestResolver requests) {
        this.requests = requests;
    }

    @Bean
    static ValidationConfigurationCustomizer partialBodies() {
        return configuration -> configuration.addValueExtractor(new PatchValueExtractor());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(requests);
    }
}
