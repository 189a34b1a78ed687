package dev.eventcrm.http.openapi;

import dev.eventcrm.http.command.NoETag;
import dev.eventcrm.http.query.DocumentedParameters;
import dev.eventcrm.http.query.Parameter;
import dev.eventcrm.http.query.Parameter.Shape;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;

/** The query parameters of an operation: those of the table that it reads them by. */
final class QueryOperations {
    private static final String EXAMPLE = "x-example";

    private QueryOperations() {}

    /** Whether a client reads with it; what mails and SNS call is no query. */
    static boolean isQuery(HandlerMethod handler) {
        return !CommandOperations.isCommand(handler)
                && !handler.getBeanType().isAnnotationPresent(NoETag.class)
                && !handler.hasMethodAnnotation(NoETag.class);
    }

    static void describe(Operation operation, HandlerMethod handler, List<DocumentedParameters> tables) {
        tables.stream()
                .map(table -> table.byOperation()
                        .get(DocumentedParameters.idOf(
                                handler.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class))))
                .filter(Objects::nonNull)
                .flatMap(table -> table.parameters().stream())
                .forEach(parameter -> operation.addParametersItem(document(parameter)));
        ApiResponse ok = operation.getResponses().get("200");
        if (ok == null || !isQuery(handler)) {
            return;
        }
        if (handler.getMethod().getReturnType() == ResponseEntity.class) {
            operation.addParametersItem(Headers.parameter(
                    HttpHeaders.IF_NONE_MATCH,
                    "Versions that the client has, as `ETag` of earlier answers: 304 then."));
            ok.addHeaderObject(HttpHeaders.ETAG, Headers.always("The version, for `If-Match` and `If-None-Match`."));
            operation.getResponses().addApiResponse("304", unchanged());
        }
        boolean isFile = ok.getContent() != null && ok.getContent().containsKey("text/csv");
        if (isFile) {
            ok.addHeaderObject(
                    HttpHeaders.CONTENT_DISPOSITION,
                    Headers.described("The file's name; absent when the answer is JSON for a page."));
        }
    }

    private static ApiResponse unchanged() {
        return new ApiResponse()
                .description("The client has the current version.")
                .addHeaderObject(HttpHeaders.ETAG, Headers.always("The version."));
    }

    private static io.swagger.v3.oas.models.parameters.Parameter document(Parameter parameter) {
        Schema<?> value = schema(parameter.shape());
        io.swagger.v3.oas.models.parameters.Parameter documented = new QueryParameter()
                .name(parameter.name())
                .description(parameter.description() + " Example: `" + parameter.example() + "`.")
                .required(false)
                .explode(parameter.repeatable() ? true : null)
                .schema(parameter.repeatable() ? type("array").items(value) : value);
        // A field "example" would be filled in, and sent, by pages that try an operation.
        documented.addExtension(EXAMPLE, parameter.example());
        return documented;
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
}
