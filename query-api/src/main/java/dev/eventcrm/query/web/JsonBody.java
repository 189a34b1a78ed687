package dev.eventcrm.query.web;

import dev.eventcrm.schema.api.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request's body as JSON, to the letter: one value, no name twice, nothing after it. */
public final class JsonBody {
    /** The most bytes that a body may have. */
    public static final int MOST_BYTES = 1024 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /**
     * The body of that request.
     *
     * @param request a request whose media type was checked
     * @return any JSON value
     * @throws RuntimeException when it is not JSON (answered with 400 and the position) or too large (413)
     */
    public static JsonNode read(HttpServletRequest request) {
        byte[] bytes = bytes(request);
        if (bytes.length == 0) {
            throw new UnreadableBodyException(ProblemType.UNREADABLE_BODY, "The body is empty; it must be JSON.");
        }
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw new UnreadableBodyException(
                    ProblemType.UNREADABLE_BODY,
                    "The body is not JSON" + position(e.getLocation()) + ": " + Errors.quoted(e.getOriginalMessage()));
        }
    }

    private static byte[] bytes(HttpServletRequest request) {
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw tooLarge();
        }
        try {
            byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw tooLarge();
            }
            return bytes;
        } catch (IOException _) {
            throw new UnreadableBodyException(ProblemType.UNREADABLE_BODY, "The body ended before its announced end.");
        }
    }

    private static UnreadableBodyException tooLarge() {
        return new UnreadableBodyException(
                ProblemType.TOO_LARGE, "The body must not have more than " + MOST_BYTES + " bytes.");
    }

    private static String position(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
