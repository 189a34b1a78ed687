package dev.eventcrm.query.web;

import java.util.Map;

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
}
