package dev.eventcrm.http.openapi;

import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemType;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;

/** The errors of an operation: what each status means, with one example for each type. */
final class Problems {
    private static final String SCHEMA = "#/components/schemas/Problem";

    private Problems() {}

    static void describe(Operation operation, HandlerMethod handler) {
        Map<Integer, List<ProblemType>> byStatus = of(operation, handler).stream()
                .distinct()
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach(
                (status, types) -> operation.getResponses().putIfAbsent(Integer.toString(status), response(types)));
    }

    private static List<ProblemType> of(Operation operation, HandlerMethod handler) {
        List<ProblemType> types = new ArrayList<>();
        Refuses own = handler.getMethodAnnotation(Refuses.class);
        if (own != null) {
            types.addAll(List.of(own.value()));
        }
        boolean isCommand = CommandOperations.isCommand(handler);
        boolean isQuery = QueryOperations.isQuery(handler);
        if (isQuery && hasPathVariable(handler)) {
            types.add(ProblemType.NOT_FOUND);
        }
        if (CommandOperations.takesBody(handler) || operation.getRequestBody() != null) {
            types.add(ProblemType.UNREADABLE_BODY);
            types.add(ProblemType.TOO_LARGE);
            types.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        if (isQuery || isCommand) {
            types.add(ProblemType.MALFORMED_REQUEST);
            types.add(ProblemType.NOT_ACCEPTABLE);
            types.add(ProblemType.INVALID);
        }
        if (CommandOperations.takesIdempotencyKey(handler)) {
            types.add(ProblemType.TOO_LARGE);
            types.add(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        types.add(ProblemType.INTERNAL);
        types.add(ProblemType.UNAVAILABLE);
        if (isQuery) {
            types.add(ProblemType.NOT_YET_VISIBLE);
        }
        types.add(ProblemType.UPSTREAM_UNAVAILABLE);
        return types;
    }

    private static boolean hasPathVariable(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class));
    }

    private static ApiResponse response(List<ProblemType> types) {
        MediaType content = new MediaType().schema(new Schema<>().$ref(SCHEMA));
        for (ProblemType type : types) {
            content.addExamples(type.id(), new Example().summary(type.title()).value(example(type)));
        }
        String description = types.size() == 1
                ? types.getFirst().meaning()
                : types.stream()
                        .map(type -> "- `" + type.id() + "`: " + type.meaning())
                        .collect(Collectors.joining("\n"));
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType(Problem.MEDIA_TYPE, content));
    }

    private static Object example(ProblemType type) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", type.uri().toString());
        example.put("title", type.title());
        example.put("status", type.status());
        example.put("detail", type.meaning().replace("`", ""));
        return example;
    }
}
