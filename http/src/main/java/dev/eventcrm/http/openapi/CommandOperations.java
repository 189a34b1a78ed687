package dev.eventcrm.http.openapi;

import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.command.EmptyBody;
import dev.eventcrm.http.command.NoETag;
import dev.eventcrm.http.problem.ProblemType;
import dev.eventcrm.schema.api.Headers;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** The headers of commands: those that a request may have, and those that an answer carries. */
final class CommandOperations {
    private CommandOperations() {}

    /** Whether a client commands it; what mails and SNS call is no command. */
    static boolean isCommand(HandlerMethod handler) {
        return bodyOf(handler) != null;
    }

    static boolean takesIdempotencyKey(HandlerMethod handler) {
        return isCommand(handler) && handler.hasMethodAnnotation(PostMapping.class);
    }

    static boolean takesBody(HandlerMethod handler) {
        Class<?> body = bodyOf(handler);
        return body != null && body != EmptyBody.class;
    }

    private static @Nullable Class<?> bodyOf(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == CommandRequest.class)
                .<Class<?>>map(parameter -> ResolvableType.forMethodParameter(parameter)
                        .getGeneric(0)
                        .toClass())
                .findFirst()
                .orElse(null);
    }

    static void describe(Operation operation, HandlerMethod handler) {
        Refuses refuses = handler.getMethodAnnotation(Refuses.class);
        if (refuses != null && List.of(refuses.value()).contains(ProblemType.STALE_VERSION)) {
            operation.addParametersItem(header(
                    HttpHeaders.IF_MATCH, "Act only on these versions: entity tags as answers carry them in `ETag`."));
        }
        if (takesIdempotencyKey(handler)) {
            operation.addParametersItem(header(
                    Headers.IDEMPOTENCY_KEY,
                    "Makes the POST repeatable: for 24 hours the same key and body give the same answer."));
        }
        operation.getResponses().forEach((status, response) -> {
            if (!status.startsWith("2")) {
                return;
            }
            if (isBatch(handler)) {
                describeToken(response);
                describeReplay(response);
            } else if (!isUnversioned(handler)) {
                describeSuccess(status, response);
            }
        });
    }

    private static boolean isUnversioned(HandlerMethod handler) {
        return handler.hasMethodAnnotation(NoETag.class)
                || handler.getBeanType().isAnnotationPresent(NoETag.class);
    }

    private static boolean isBatch(HandlerMethod handler) {
        NoETag unversioned = handler.getMethodAnnotation(NoETag.class);
        return unversioned != null && unversioned.withToken();
    }

    private static Parameter header(String name, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema());
    }

    private static void describeSuccess(String status, ApiResponse response) {
        describeToken(response);
        if (response.getContent() != null) {
            response.addHeaderObject(HttpHeaders.ETAG, described("The version, for `If-Match`."));
        }
        if (status.equals("201") || status.equals("202")) {
            response.addHeaderObject(HttpHeaders.LOCATION, described("Where it is."));
            describeReplay(response);
        }
    }

    private static void describeToken(ApiResponse response) {
        response.addHeaderObject(
                Headers.CONSISTENCY_TOKEN, described("What changed, to send on with queries that must show it."));
    }

    private static void describeReplay(ApiResponse response) {
        response.addHeaderObject(
                Headers.IDEMPOTENCY_REPLAYED,
                described("`true` if this is the answer to an earlier request under the same key."));
    }

    private static Header described(String description) {
        return new Header().description(description).schema(new StringSchema());
    }
}
