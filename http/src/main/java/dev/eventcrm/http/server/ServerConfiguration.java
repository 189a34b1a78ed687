package dev.eventcrm.http.server;

import dev.eventcrm.http.problem.ProblemConfiguration;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.UrlHandlerFilter;

/**
 * The server of an API: every error is a problem, one slash at the end of an address means nothing, and no cache keeps an
 * answer unless the operation says otherwise. Import it.
 */
@Configuration(proxyBeanMethods = false)
@Import(ProblemConfiguration.class)
public class ServerConfiguration {
    @Bean
    static FilterRegistrationBean<Filter> answerHeaders() {
        var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            if (response instanceof HttpServletResponse answer) {
                // Answers hold personal data (RFC 9111, section 5.2.2), and are what their Content-Type says.
                answer.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
                answer.setHeader("X-Content-Type-Options", "nosniff");
            }
            chain.doFilter(request, response);
        });
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    static FilterRegistrationBean<UrlHandlerFilter> trailingSlashes() {
        return new FilterRegistrationBean<>(
                UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build());
    }
}
