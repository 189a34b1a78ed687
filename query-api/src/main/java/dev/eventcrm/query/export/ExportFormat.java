package dev.eventcrm.query.export;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.ProblemException;
import dev.eventcrm.http.query.Parameter;
import dev.eventcrm.http.query.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** How rows are written. */
public enum ExportFormat {
    /** Comma-separated values with a header row (RFC 4180). */
    CSV("text", "csv"),
    /** One JSON object per line. */
    NDJSON("application", "x-ndjson");

    /** The parameter that names the format. */
    public static final Parameter PARAMETER = new Parameter(
            "format",
            new Parameter.Shape.Choice(
                    Arrays.stream(values()).map(ExportFormat::apiName).toList()),
            false,
            "How rows are written. Without it the header `Accept` decides, and without that it is csv.",
            "csv");

    private final String type;
    private final String subtype;

    ExportFormat(String type, String subtype) {
        this.type = type;
        this.subtype = subtype;
    }

    /** The name that the parameter takes, also the file's extension. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    MediaType mediaType() {
        return new MediaType(type, subtype);
    }

    /**
     * The format that a request asks for.
     *
     * @param parameters may name it; takes what is wrong with that
     * @param accept the header {@code Accept}, or null
     * @throws ProblemException 406 when the header allows no format, 400 when it cannot be read
     */
    public static ExportFormat of(Parameters parameters, @Nullable String accept) {
        String given = parameters.one(PARAMETER.name());
        if (given != null) {
            Optional<ExportFormat> format = Arrays.stream(values())
                    .filter(known -> known.apiName().equals(given))
                    .findFirst();
            if (format.isEmpty()) {
                parameters.reject(PARAMETER.name(), "must be csv or ndjson, not " + Errors.quoted(given));
            }
            return format.orElse(CSV);
        }
        return accept == null ? CSV : ofAccept(accept);
    }

    private static ExportFormat ofAccept(String accept) {
        for (MediaType range : ranges(accept)) {
            for (ExportFormat format : values()) {
                if (range.includes(format.mediaType()) && range.getQualityValue() > 0) {
                    return format;
                }
            }
        }
        throw ProblemException.notAcceptable(
                Arrays.stream(values()).map(ExportFormat::mediaType).toList());
    }

    private static List<MediaType> ranges(String accept) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .sorted((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()))
                    .toList();
        } catch (InvalidMediaTypeException _) {
            throw ProblemException.unreadableAccept();
        }
    }
}
