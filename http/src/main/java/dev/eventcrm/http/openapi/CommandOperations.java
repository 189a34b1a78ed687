package dev.eventcrm.http.openapi;

import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.command.EmptyBody;
import dev.eventcrm.http.command.NoETag;
import dev.eventcrm.http.problem.ProblemType;
import io.swagger.v3.oas.models.Operation;
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
            operation.addParametersItem(Headers.parameter(
                    HttpHeaders.IF_MATCH, "Act only on these versions: entity tags as answers carry them in `ETag`."));
        }
        if (takesIdempotencyKey(handler)) {
            operation.addParametersItem(Headers.parameter(
                    dev.eventcrm.schema.api.Headers.IDEMPOTENCY_KEY,
                    "Makes the POST repeatable: for 24 hours the same key and body give the same answer."));
        }
        operation.getResponses().forEach((status, response) -> {
            if (!status.startsWith("2")) {
                return;
            }
            if (isBatch(handler)) {
                describeToken(response);
            } else if (!isUnversioned(handler)) {
                describeSuccess(status, response);
            }
        });
    }

    /** An answer that is kept under an idempotency key says when it is given again. */
    static void describeReplays(Operation operation, HandlerMethod handler) {
        if (takesIdempotencyKey(handler)) {
            operation.getResponses().forEach((status, response) -> {
                if (status.startsWith("2") || status.equals("404") || status.equals("409")) {
                    describeReplay(response);
                }
            });
        }
    }

    private static boolean isUnversioned(HandlerMethod handler) {
        return handler.hasMethodAnnotation(NoETag.class)
                || handler.getBeanType().isAnnotationPresent(NoETag.class);
    }

    private static boolean isBatch(HandlerMethod handler) {
        NoETag own = handler.getMethodAnnotation(NoETag.class);
        NoETag unversioned = own == null ? handler.getBeanType().getAnnotation(NoETag.class) : own;
        return unversioned != null && unversioned.withToken();
    }

    private static void describeSuccess(String status, ApiResponse response) {
        describeToken(response);
        if (!status.equals("204")) {
            response.addHeaderObject(HttpHeaders.ETAG, Headers.always("The version, for `If-Match`."));
        }
        if (status.equals("201") || status.equals("202")) {
            response.addHeaderObject(HttpHeaders.LOCATION, Headers.always("Where it is."));
        }
    }

    private static void describeToken(ApiResponse response) {
        response.addHeaderObject(
                dev.eventcrm.schema.api.Headers.CONSISTENCY_TOKEN,
                Headers.always("What changed, to send on with queries that must show it."));
    }

    private static void describeReplay(ApiResponse response) {
        response.addHeaderObject(
                dev.eventcrm.schema.api.Headers.IDEMPOTENCY_REPLAYED,
                Headers.described("`true` if this is the answer to an earlier request under the same key."));
    }
}
