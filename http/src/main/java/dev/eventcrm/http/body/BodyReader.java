package dev.eventcrm.http.body;

import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemException;
import dev.eventcrm.http.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a request as JSON: size, media type, encoding, syntax. */
public final class BodyReader {
    /** The largest body, in bytes. */
    public static final int LARGEST = 1024 * 1024;

    private static final Pattern OF_THE_PARSER =
            Pattern.compile(", from `[^`]*`| \\(start marker at .*\\)$| \\(`[^`]*`\\)| \\(bound as .*$|: enable `.*$");

    private BodyReader() {}

    /**
     * The body.
     *
     * @param request a request whose body was not read yet
     * @throws ProblemException 413, 415 or 400, with what would be right
     */
    public static ObjectNode read(HttpServletRequest request) {
        byte[] bytes = bytes(request);
        requireJson(request);
        return object(text(bytes));
    }

    /**
     * The body; an empty object if there is none.
     *
     * @param request a request whose body was not read yet
     * @throws ProblemException 413, 415 or 400, with what would be right
     */
    public static ObjectNode readOptional(HttpServletRequest request) {
        byte[] bytes = bytes(request);
        if (bytes.length == 0) {
            return Json.MAPPER.createObjectNode();
        }
        requireJson(request);
        return object(text(bytes));
    }

    /**
     * The body, as any JSON value.
     *
     * @param request a request whose body was not read yet
     * @throws ProblemException 413, 415 or 400, with what would be right
     */
    public static JsonNode readJson(HttpServletRequest request) {
        byte[] bytes = bytes(request);
        requireJson(request);
        return json(text(bytes));
    }

    /** At most one byte more than allowed is read, whether or not the client told a length. */
    private static byte[] bytes(HttpServletRequest request) {
        if (request.getContentLengthLong() > LARGEST) {
            throw tooLarge();
        }
        byte[] bytes;
        try {
            bytes = request.getInputStream().readNBytes(LARGEST + 1);
        } catch (IOException _) {
            throw unreadable("The body did not arrive as a whole.");
        }
        if (bytes.length > LARGEST) {
            throw tooLarge();
        }
        return bytes;
    }

    private static ProblemException tooLarge() {
        return new ProblemException(
                Problem.of(ProblemType.TOO_LARGE, "A body may have at most " + LARGEST + " bytes."));
    }

    private static void requireJson(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported(
                    "The body must be sent without a content encoding, not as '" + encoding + "'.",
                    Map.of(HttpHeaders.ACCEPT_ENCODING, "identity"));
        }
        String contentType = request.getContentType();
        if (contentType == null) {
            throw notJson("The header Content-Type is missing; it must be application/json.");
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            Charset charset = type.getCharset();
            if (type.isWildcardSubtype()
                    || (!type.getSubtype().equals("json") && !type.getSubtype().endsWith("+json"))) {
                throw notJson("The body must be application/json, not '" + contentType + "'.");
            }
            if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
                throw notJson("JSON is UTF-8 (RFC 8259), not '" + charset + "'.");
            }
        } catch (IllegalArgumentException _) {
            throw notJson("The body must be application/json, not '" + contentType + "'.");
        }
    }

    private static ProblemException notJson(String detail) {
        return unsupported(detail, Map.of(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE));
    }

    private static ProblemException unsupported(String detail, Map<String, String> headers) {
        return new ProblemException(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail), headers);
    }

    /** Strictly UTF-8, so that nothing unreadable is stored as a replacement character. */
    private static String text(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(input, text, true);
        if (result.isError()) {
            throw unreadable("The body is not valid UTF-8: byte " + input.position() + " does not fit.");
        }
        text.flip();
        return text.toString();
    }

    private static JsonNode json(String text) {
        if (text.isBlank()) {
            throw unreadable("The body is empty; it must be a JSON object.");
        }
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw unreadable("The body is not valid JSON: " + reason(e) + position(e.getLocation()) + ".");
        }
    }

    private static ObjectNode object(String text) {
        JsonNode json = json(text);
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw unreadable("The body must be a JSON object, not "
                + json.getNodeType().name().toLowerCase(Locale.ROOT) + ".");
    }

    /** The parser's message without what it says about its own configuration. */
    private static String reason(JacksonException e) {
        return OF_THE_PARSER
                .matcher(String.valueOf(e.getOriginalMessage())
                        .lines()
                        .findFirst()
                        .orElse("unknown"))
                .replaceAll("");
    }

    private static String position(TokenStreamLocation location) {
        return location == null || location.getLineNr() < 0
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static ProblemException unreadable(String detail) {
        return new ProblemException(Problem.of(ProblemType.UNREADABLE_BODY, detail));
    }
}
