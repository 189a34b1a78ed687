package dev.eventcrm.http.openapi;

import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemType;
import dev.eventcrm.http.query.DocumentedParameters;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes an API at {@code /v3/api-docs}. Import it, and provide a bean {@code OpenAPI} with what it is about. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(CommandRequest.class);
    }

    /**
     * What a document says of an API as a whole.
     *
     * @param title its title
     * @param description what it does, as Markdown
     */
    public static OpenAPI api(String title, String description) {
        return new OpenAPI()
                .info(new Info()
                        .title(title)
                        .version("1")
                        .description(description)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                // Wherever the document was loaded from: the service itself, or the gateway before it.
                .servers(List.of(new Server().url("/")));
    }

    @Bean
    static OpenApiCustomizer problemSchema() {
        return api -> {
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            Schema<Object> type = new JsonSchema();
            type.addType("string");
            type.setDescription("The cause: what a client decides by.");
            Arrays.stream(ProblemType.values())
                    .map(each -> each.uri().toString())
                    .forEach(type::addEnumItemObject);
            Objects.requireNonNull(api.getComponents().getSchemas().get("Problem"), "no schema of a problem")
                    .addProperty("type", type);
        };
    }

    @Bean
    static PatchSchemas patchSchemas() {
        return new PatchSchemas();
    }

    @Bean
    static RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    static OperationCustomizer operations(ObjectProvider<DocumentedParameters> documented) {
        List<DocumentedParameters> tables = documented.orderedStream().toList();
        return (operation, handler) -> {
            if (CommandOperations.isCommand(handler)) {
                CommandOperations.describe(operation, handler);
            } else {
                QueryOperations.describe(operation, handler, tables);
            }
            Problems.describe(operation, handler);
            CommandOperations.describeReplays(operation, handler);
            boolean isQuery = QueryOperations.isQuery(handler);
            operation.getResponses().forEach((status, response) -> {
                if (status.equals("503")) {
                    response.addHeaderObject("Retry-After", Headers.described("In how many seconds to try again."));
                }
                if (isQuery) {
                    response.addHeaderObject(
                            "Preference-Applied",
                            Headers.described(
                                    "`wait=N`: how many seconds the read waits at most, if `Prefer` was sent."));
                }
                if (status.equals("204") || status.startsWith("3")) {
                    response.setContent(null);
                }
            });
            return operation;
        };
    }
}
