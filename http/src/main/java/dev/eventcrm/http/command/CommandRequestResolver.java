package dev.eventcrm.http.command;

import dev.eventcrm.http.body.BodyReader;
import dev.eventcrm.http.body.Json;
import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.Pointer;
import dev.eventcrm.http.query.QueryString;
import dev.eventcrm.schema.api.Headers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.node.ObjectNode;

/** Reads all that a client says into a {@link CommandRequest}, and refuses it with all that is wrong at once. */
@Component
final class CommandRequestResolver implements HandlerMethodArgumentResolver {
    /** Visible ASCII, so that a key is the same on every way. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private final RequestBinder records;

    CommandRequestResolver(RequestBinder records) {
        this.records = records;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CommandRequest.class;
    }

    @Override
    public CommandRequest<?> resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request =
                Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class), "no servlet request");
        Class<?> type =
                ResolvableType.forMethodParameter(parameter).getGeneric(0).toClass();
        RequestModelMetadata shape = RequestModelMetadata.of(type);
        ObjectNode body = shape.isOptional() ? BodyReader.readOptional(request) : BodyReader.read(request);

        Errors errors = new Errors();
        Map<String, List<String>> inQuery = parameters(request, shape, body, errors);
        String key = idempotencyKey(request, errors);
        Precondition precondition = precondition(request, errors);
        RequestBinder.Reading reading = records.read(body, type, Pointer.ROOT, pathVariables(request), errors);
        UnmappedFields others = new UnmappedFields(reading.others(), inQuery);
        errors.rejectIfAny();
        return new CommandRequest<>(
                reading.record(),
                reading.names(),
                precondition,
                key == null ? null : IdempotencyKey.of(key, meaning(request, reading, others)),
                others);
    }

    /**
     * The query parameters that are for the command to judge. Those that stand for a component go into the body. Any other
     * is refused: one that we ignored might have meant something to the client.
     */
    private static Map<String, List<String>> parameters(
            HttpServletRequest request, RequestModelMetadata shape, ObjectNode body, Errors errors) {
        Map<String, List<String>> others = new LinkedHashMap<>();
        QueryString.read(request.getQueryString(), errors).forEach((name, values) -> {
            String canonical = shape.canonical(name);
            if (shape.isParameter(canonical)) {
                boolean isInBody =
                        body.propertyNames().stream().map(shape::canonical).anyMatch(canonical::equals);
                if (!isInBody) {
                    body.put(name, values.getFirst());
                }
            } else if (shape.isOpen() && shape.has(canonical)) {
                errors.inParameter(name, "belongs into the body");
            } else if (shape.isOpen()) {
                others.put(name, values);
            } else {
                errors.inParameter(name, "is not known; " + takes(shape));
            }
        });
        return others;
    }

    private static String takes(RequestModelMetadata shape) {
        List<String> parameters =
                shape.components().stream().filter(shape::isParameter).toList();
        return parameters.isEmpty()
                ? "commands take no query parameters"
                : "this command takes no query parameters but " + String.join(", ", parameters);
    }

    private static @Nullable String idempotencyKey(HttpServletRequest request, Errors errors) {
        List<String> given = Collections.list(request.getHeaders(Headers.IDEMPOTENCY_KEY));
        if (given.isEmpty() || !HttpMethod.POST.matches(request.getMethod())) {
            return null;
        }
        if (given.size() > 1 || !KEY.matcher(given.getFirst()).matches()) {
            errors.inParameter(Headers.IDEMPOTENCY_KEY, "must be given once, as 1 to 255 visible ASCII characters");
            return null;
        }
        return given.getFirst();
    }

    private static Precondition precondition(HttpServletRequest request, Errors errors) {
        try {
            return Precondition.parse(Collections.list(request.getHeaders(HttpHeaders.IF_MATCH)));
        } catch (IllegalArgumentException e) {
            errors.inParameter(HttpHeaders.IF_MATCH, String.valueOf(e.getMessage()));
            return Precondition.none();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> pathVariables(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? Map.of() : (Map<String, String>) variables;
    }

    private static String meaning(HttpServletRequest request, RequestBinder.Reading reading, UnmappedFields others) {
        String own = request.getMethod() + "\n" + request.getRequestURI() + "\n"
                + Json.MAPPER.writeValueAsString(reading.canonical());
        return others.areNone() ? own : own + "\n" + Json.MAPPER.writeValueAsString(others);
    }
}
