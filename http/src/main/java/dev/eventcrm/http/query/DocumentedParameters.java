package dev.eventcrm.http.query;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.springframework.web.method.HandlerMethod;

/**
 * The query parameters of a feature's operations, for the OpenAPI document: the same tables that the operations read by, so
 * that what is documented is what is taken.
 *
 * @param byOperation the tables by operation id
 */
public record DocumentedParameters(Map<String, ParameterTable> byOperation) {
    /** Copies the tables. */
    public DocumentedParameters {
        byOperation = Map.copyOf(byOperation);
    }

    /**
     * The id of the operation that a method handles.
     *
     * @param handler a method of a controller
     * @return empty when it has none
     */
    public static String idOf(HandlerMethod handler) {
        Operation operation = handler.getMethodAnnotation(Operation.class);
        return operation == null ? "" : operation.operationId();
    }
}
