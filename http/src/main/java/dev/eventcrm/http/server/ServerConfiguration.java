package dev.eventcrm.http.server;

import dev.eventcrm.http.problem.ProblemConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.filter.UrlHandlerFilter;

/** The server of an API: every error is a problem, and one slash at the end of an address means nothing. Import it. */
@Configuration(proxyBeanMethods = false)
@Import(ProblemConfiguration.class)
public class ServerConfiguration {
    @Bean
    static FilterRegistrationBean<UrlHandlerFilter> trailingSlashes() {
        return new FilterRegistrationBean<>(
                UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build());
    }
}
