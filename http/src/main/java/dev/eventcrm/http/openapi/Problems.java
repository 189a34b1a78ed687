package dev.eventcrm.http.openapi;

import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemType;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;

/** The errors that every operation can answer with. */
final class Problems {
    private static final String SCHEMA = "#/components/schemas/Problem";

    private Problems() {}

    static void describe(Operation operation, HandlerMethod handler) {
        boolean isQuery = !CommandOperations.isCommand(handler) && isDescribedHere(handler);
        if (isQuery && hasPathVariable(handler)) {
            add(operation, ProblemType.NOT_FOUND);
        }
        if (CommandOperations.takesBody(handler) || operation.getRequestBody() != null) {
            add(operation, ProblemType.UNREADABLE_BODY);
            add(operation, ProblemType.TOO_LARGE);
            add(operation, ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        if (isQuery || CommandOperations.isCommand(handler)) {
            add(operation, ProblemType.NOT_ACCEPTABLE);
            add(operation, ProblemType.INVALID);
        }
        add(operation, ProblemType.INTERNAL);
        add(operation, ProblemType.UNAVAILABLE);
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                response.setContent(new Content()
                        .addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(new Schema<>().$ref(SCHEMA))));
            }
        });
    }

    /** What mails and SNS call takes no parameters of an API. */
    private static boolean isDescribedHere(HandlerMethod handler) {
        return !handler.getBeanType().isAnnotationPresent(dev.eventcrm.http.command.NoETag.class);
    }

    private static boolean hasPathVariable(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class));
    }

    private static void add(Operation operation, ProblemType type) {
        operation
                .getResponses()
                .computeIfAbsent(Integer.toString(type.status()), _ -> new ApiResponse().description(type.meaning()));
    }
}
