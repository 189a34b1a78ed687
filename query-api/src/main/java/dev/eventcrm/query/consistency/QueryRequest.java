package dev.eventcrm.query.consistency;

import dev.eventcrm.http.body.BodyReader;
import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.ProblemException;
import dev.eventcrm.http.query.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/**
 * What a query asks for. A method of a controller takes one as an argument; {@link QueryRequestResolver} makes it of the
 * parameters that the operation documents.
 */
public final class QueryRequest {
    private final HttpServletRequest request;
    private final ReadConsistency consistency;
    private final Parameters parameters;
    private final Errors errors;

    QueryRequest(HttpServletRequest request, ReadConsistency consistency, Parameters parameters, Errors errors) {
        this.request = request;
        this.consistency = consistency;
        this.parameters = parameters;
        this.errors = errors;
    }

    /** What the answer must show at least. */
    public ReadConsistency consistency() {
        return consistency;
    }

    /** Whether only the headers of the answer are wanted. */
    public boolean isHead() {
        return HttpMethod.HEAD.matches(request.getMethod());
    }

    /**
     * A header of the request.
     *
     * @param name its name
     * @return its first value; null when it was not sent
     */
    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    /**
     * Makes what is asked for of the parameters.
     *
     * @param reader notes what is wrong, and returns anything then
     * @throws ProblemException 422 with all that is wrong with the request
     */
    public <T> T read(BiFunction<Parameters, Errors, T> reader) {
        T read = reader.apply(parameters, errors);
        errors.rejectIfAny();
        return read;
    }

    /**
     * Makes what is asked for of the body.
     *
     * @param reader notes what is wrong, and returns anything then
     * @throws ProblemException 422 with all that is wrong with the request; 400, 413 or 415 when the body cannot be read
     */
    public <T> T readBody(BiFunction<JsonNode, Errors, T> reader) {
        T read = reader.apply(BodyReader.readJson(request), errors);
        errors.rejectIfAny();
        return read;
    }
}
