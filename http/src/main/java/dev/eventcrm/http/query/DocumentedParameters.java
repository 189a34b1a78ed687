package dev.eventcrm.http.query;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * The id of an operation.
     *
     * @param operation the annotation of a controller's method
     * @return empty when there is none
     */
    public static String idOf(@Nullable Operation operation) {
        return operation == null ? "" : operation.operationId();
    }
}
