package dev.eventcrm.query.web;

import dev.eventcrm.query.web.Parameter.Shape;
import dev.eventcrm.schema.api.ProblemType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;

/** What the OpenAPI document says of every operation: its query parameters, and how it answers errors. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentation {
    private static final String PROBLEM = "#/components/schemas/Problem";

    @Bean
    OpenAPI queryApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Event CRM: queries")
                        .version("1")
                        .description(
                                "Finds people, events and registrations. Lists come page by page: send the `nextToken` of an"
                                        + " answer with the same query to continue it. To see your own change at once, send the"
                                        + " `Consistency-Token` of its answer.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                // Wherever the document was loaded from: the service itself, or the gateway before it.
                .servers(List.of(new Server().url("/")));
    }

    @Bean
    OpenApiCustomizer problemSchema() {
        return api -> ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
    }

    @Bean
    OperationCustomizer parametersAndErrors(List<DocumentedParameters> documented) {
        return (operation, handler) -> {
            documented.stream()
                    .map(tables -> tables.byOperation().get(idOf(handler)))
                    .filter(Objects::nonNull)
                    .flatMap(table -> table.parameters().stream())
                    .forEach(parameter -> operation.addParametersItem(document(parameter)));
            errors(operation, handler);
            return operation;
        };
    }

    private static String idOf(HandlerMethod handler) {
        var annotation = handler.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class);
        return annotation == null ? "" : annotation.operationId();
    }

    private static io.swagger.v3.oas.models.parameters.Parameter document(Parameter parameter) {
        Schema<?> value = schema(parameter.shape());
        return new QueryParameter()
                .name(parameter.name())
                .description(parameter.description())
                .required(false)
                .example(parameter.repeatable() ? List.of(parameter.example()) : parameter.example())
                .explode(parameter.repeatable() ? true : null)
                .schema(parameter.repeatable() ? type("array").items(value) : value);
    }

    private static Schema<?> schema(Shape shape) {
        return switch (shape) {
            case Shape.Text(int longest) -> type("string").minLength(1).maxLength(longest);
            case Shape.Choice(var values) -> choice(values);
            case Shape.WholeNumber(long least, long most) ->
                type("integer").minimum(BigDecimal.valueOf(least)).maximum(BigDecimal.valueOf(most));
            case Shape.Moment _ -> type("string");
            case Shape.Flag _ -> type("boolean");
        };
    }

    private static Schema<?> choice(List<String> values) {
        Schema<Object> schema = new JsonSchema();
        schema.addType("string");
        values.forEach(schema::addEnumItemObject);
        return schema;
    }

    private static Schema<?> type(String name) {
        Schema<?> schema = new JsonSchema();
        schema.addType(name);
        return schema;
    }

    private static void errors(Operation operation, HandlerMethod handler) {
        boolean hasPathVariable = Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class));
        if (hasPathVariable) {
            error(operation, ProblemType.NOT_FOUND, "There is nothing under that id.");
        }
        if (operation.getRequestBody() != null) {
            error(operation, ProblemType.UNREADABLE_BODY, "The body is not JSON; `detail` tells the position.");
            error(operation, ProblemType.TOO_LARGE, "The body has more than " + JsonBody.MOST_BYTES + " bytes.");
            error(operation, ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body is not `application/json`.");
        }
        error(operation, ProblemType.NOT_ACCEPTABLE, "The answer cannot be given in a format that `Accept` allows.");
        error(
                operation,
                ProblemType.INVALID,
                "The request is wrong; `errors` names each field and what would be right.");
        error(operation, ProblemType.INTERNAL, "The fault is ours.");
        error(
                operation,
                ProblemType.UNAVAILABLE,
                "The read model cannot be asked now, or does not show in time what `Consistency-Token` names. `Retry-After` tells"
                        + " when to ask again.");
    }

    private static void error(Operation operation, ProblemType type, String description) {
        Object example = Map.of(
                "type", type.uri().toString(),
                "title", type.title(),
                "status", type.status(),
                "detail", description);
        operation
                .getResponses()
                .addApiResponse(
                        Integer.toString(type.status()),
                        new ApiResponse()
                                .description(description)
                                .content(new Content()
                                        .addMediaType(
                                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                                new MediaType()
                                                        .schema(new Schema<>().$ref(PROBLEM))
                                                        .example(example))));
    }
}
