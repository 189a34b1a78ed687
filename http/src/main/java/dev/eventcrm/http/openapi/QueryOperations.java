package dev.eventcrm.http.openapi;

import dev.eventcrm.http.query.DocumentedParameters;
import dev.eventcrm.http.query.Parameter;
import dev.eventcrm.http.query.Parameter.Shape;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.springframework.web.method.HandlerMethod;

/** The query parameters of an operation: those of the table that it reads them by. */
final class QueryOperations {
    private QueryOperations() {}

    static void describe(Operation operation, HandlerMethod handler, List<DocumentedParameters> tables) {
        tables.stream()
                .map(table -> table.byOperation()
                        .get(DocumentedParameters.idOf(
                                handler.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class))))
                .filter(Objects::nonNull)
                .flatMap(table -> table.parameters().stream())
                .forEach(parameter -> operation.addParametersItem(document(parameter)));
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
}
