package dev.eventcrm.query.consistency;

import dev.eventcrm.schema.api.Headers;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Documents the two headers that every operation takes. */
@Configuration(proxyBeanMethods = false)
class ConsistencyDocumentation {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(QueryRequest.class, ReadConsistency.class);
    }

    @Bean
    OperationCustomizer consistencyHeaders() {
        return (operation, _) -> operation
                .addParametersItem(header(
                        Headers.CONSISTENCY_TOKEN,
                        "What the answer must show: the header of that name from the answer to a command. Several are joined with"
                                + " commas.",
                        "user:u1:4,event:e9:12"))
                .addParametersItem(header(
                        Headers.PREFER,
                        "`wait=N`: how many seconds to wait at most for what the token names, 0 to "
                                + ReadConsistency.LONGEST_WAIT.toSeconds() + ". Default: "
                                + ReadConsistency.DEFAULT_WAIT.toSeconds()
                                + ".",
                        "wait=10"));
    }

    private static HeaderParameter header(String name, String description, String example) {
        JsonSchema text = new JsonSchema();
        text.addType("string");
        HeaderParameter header = new HeaderParameter();
        header.name(name)
                .description(description + " Example: `" + example + "`.")
                .required(false)
                .schema(text);
        return header;
    }
}
