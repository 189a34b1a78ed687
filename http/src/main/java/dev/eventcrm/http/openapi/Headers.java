package dev.eventcrm.http.openapi;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;

/** Headers of text in the document. */
final class Headers {
    private Headers() {}

    /** A header that some answers carry. */
    static Header described(String description) {
        return new Header().description(description).schema(text());
    }

    /** A header that every such answer carries. */
    static Header always(String description) {
        return described(description).required(true);
    }

    /** A header that a request may have. */
    static Parameter parameter(String name, String description) {
        return new HeaderParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(text());
    }

    private static Schema<?> text() {
        Schema<?> text = new JsonSchema();
        text.addType("string");
        return text;
    }
}
