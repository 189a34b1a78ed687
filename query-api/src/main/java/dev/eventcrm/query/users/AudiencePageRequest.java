package dev.eventcrm.query.users;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.Pointer;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Which part of a frozen audience is asked for.
 *
 * @param cursor where to go on
 * @param limit how many people at most, 1 to {@value #MOST_PER_PAGE}
 * @param resume whether to freeze the audience anew
 */
record AudiencePageRequest(AudienceCursor cursor, int limit, boolean resume) {
    static final int MOST_PER_PAGE = 1_000;

    private static final String CURSOR = "cursor";
    private static final String LIMIT = "limit";
    private static final String RESUME = "resume";
    private static final List<String> KNOWN = List.of(CURSOR, LIMIT, RESUME);

    /**
     * Reads a body.
     *
     * @param body any JSON value
     * @param errors takes what is wrong with it
     * @throws dev.eventcrm.http.problem.ProblemException when something is
     */
    static AudiencePageRequest read(JsonNode body, Errors errors) {
        if (!body.isObject()) {
            errors.inBody(Pointer.ROOT, "must be an object with " + String.join(", ", KNOWN));
        }
        body.propertyNames().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> errors.inBody(Pointer.ROOT.child(name), Errors.unknown(name, KNOWN)));
        JsonNode limit = body.path(LIMIT);
        boolean isLimit = limit.isIntegralNumber()
                && limit.canConvertToInt()
                && limit.intValue() >= 1
                && limit.intValue() <= MOST_PER_PAGE;
        if (!isLimit && !limit.isMissingNode()) {
            errors.inBody(Pointer.ROOT.child(LIMIT), "must be a whole number from 1 to " + MOST_PER_PAGE);
        }
        JsonNode resume = body.path(RESUME);
        if (!resume.isBoolean() && !resume.isMissingNode()) {
            errors.inBody(Pointer.ROOT.child(RESUME), "must be true or false");
        }
        Optional<AudienceCursor> cursor = body.path(CURSOR) instanceof StringNode text
                ? AudienceCursor.decode(text.stringValue())
                : Optional.empty();
        if (cursor.isEmpty()) {
            errors.inBody(
                    Pointer.ROOT.child(CURSOR),
                    body.has(CURSOR) ? "is damaged; it must be given as it was received" : "is missing");
        }
        errors.rejectIfAny();
        return new AudiencePageRequest(
                cursor.orElseThrow(), isLimit ? limit.intValue() : MOST_PER_PAGE, resume.booleanValue(false));
    }
}
