package dev.eventcrm.engine.ses.http;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON mapper of the program. */
public final class Json {
    /** Reads and writes trees and records. */
    public static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /**
     * Reads a JSON text.
     *
     * @param bytes in UTF-8
     * @throws BadRequestException if it is not JSON
     */
    public static JsonNode read(byte[] bytes) {
        try {
            JsonNode read = MAPPER.readTree(bytes);
            if (read == null || read.isMissingNode()) {
                throw new BadRequestException("the body is empty, but must be JSON");
            }
            return read;
        } catch (JacksonException e) {
            throw new BadRequestException("the body is not JSON: " + e.getOriginalMessage());
        }
    }
}
