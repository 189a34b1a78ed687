package dev.eventcrm.gateway.web;

import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Lets the front-ends of other origins in, and only them. */
@Configuration(proxyBeanMethods = false)
class Cors {

    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(CorsProperties properties) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOriginPatterns(
                properties.allowedOrigins().stream().map(Cors::withAnyPort).toList());
        allowed.setAllowedMethods(properties.allowedMethods());
        allowed.setAllowedHeaders(properties.allowedHeaders());
        allowed.setExposedHeaders(properties.exposedHeaders());
        allowed.setMaxAge(properties.maxAge());
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", allowed);
        CorsFilter filter =
                new CorsFilter(request -> isOfMail(request) ? null : everywhere.getCorsConfiguration(request));
        filter.setCorsProcessor(new ExplainingCorsProcessor());
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /**
     * The links of mails are no API: readers of mails come from anywhere, and mail programs say of no origin what it is (RFC
     * 8058). Without CORS no script of another origin can read the answers.
     */
    private static boolean isOfMail(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/t/");
    }

    /** Spring's own word for any port takes digits only, and a missing port too. */
    private static String withAnyPort(String origin) {
        return origin.endsWith(":*") ? origin.substring(0, origin.length() - 1) + "[*]" : origin;
    }

    private static final class ExplainingCorsProcessor extends DefaultCorsProcessor {
        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            response.getBody()
                    .write(Problem.of(
                                    ProblemType.ORIGIN_NOT_ALLOWED,
                                    "This origin, method or header is not allowed to other origins:"
                                            + " see the settings crm.gateway.cors.*.")
                            .toJson());
            response.flush();
        }
    }
}
