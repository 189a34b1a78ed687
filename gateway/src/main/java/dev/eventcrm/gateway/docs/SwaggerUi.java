package dev.eventcrm.gateway.docs;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/** Serves Swagger UI's own files below {@code /docs/}, and in place of its example settings those of this project. */
@Configuration(proxyBeanMethods = false)
class SwaggerUi implements WebMvcConfigurer {
    private static final String NAME = "swagger-ui";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        String version = new WebJarVersionLocator().version(NAME);
        if (version == null) {
            throw new IllegalStateException("The files of " + NAME + " are not on the class path");
        }
        // The first folder that has a file wins.
        registry.addResourceHandler("/docs/**")
                .addResourceLocations(
                        "classpath:/docs/", "classpath:/META-INF/resources/webjars/" + NAME + "/" + version + "/")
                .setCachePeriod(3600);
    }
}
