package dev.eventcrm.command.web;

import dev.eventcrm.schema.api.Headers;
import dev.eventcrm.schema.api.ProblemType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * The description of the API at {@code /v3/api-docs}. Controllers say what is special about an operation; what all share,
 * such as the errors of reading a body, is added here.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String PROBLEM_SCHEMA = "#/components/schemas/Problem";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(CommandRequest.class);
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .servers(List.of(new Server().url("/").description("Where this description was read")))
                .info(new Info().title("Event CRM: commands").version("1").description("""
                                Creates and changes people, events and registrations. Fields may be named in camelCase or \
                                snake_case; answers use camelCase. Every answer names in `Consistency-Token` what changed: \
                                a query that sends it on sees the change. Errors are problems (RFC 9457)."""));
    }

    @Bean
    OpenApiCustomizer problemSchema() {
        return api -> ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
    }

    @Bean
    PartialFieldSchemas partialFieldSchemas() {
        return new PartialFieldSchemas();
    }

    @Bean
    OperationCustomizer sharedByAll() {
        return (operation, method) -> {
            describeHeaders(operation, method);
            if (takesBody(method)) {
                refuse(operation, ProblemType.UNREADABLE_BODY, "The body is no JSON object.");
                refuse(operation, ProblemType.TOO_LARGE, "The body has more than 1 MiB.");
                refuse(operation, ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body is not `application/json`.");
            }
            if (isCommand(method)) {
                refuse(
                        operation,
                        ProblemType.INVALID,
                        "Fields, headers or parameters are wrong or unknown; `errors` names each.");
                refuse(operation, ProblemType.NOT_ACCEPTABLE, "`Accept` does not take JSON.");
            }
            refuse(operation, ProblemType.INTERNAL, "Our fault.");
            refuse(operation, ProblemType.UNAVAILABLE, "Not now; `Retry-After` tells when to try again.");
            operation.getResponses().forEach((status, response) -> {
                if (status.startsWith("4") || status.startsWith("5")) {
                    response.setContent(problem());
                } else if (isBatch(method)) {
                    describeToken(response);
                    describeReplay(response);
                } else if (!isUnversioned(method)) {
                    describeSuccess(status, response);
                }
            });
            return operation;
        };
    }

    /** What mails and SNS call is no command of a client. */
    private static boolean isCommand(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == CommandRequest.class);
    }

    private static boolean isUnversioned(HandlerMethod method) {
        return method.hasMethodAnnotation(NoETag.class) || method.getBeanType().isAnnotationPresent(NoETag.class);
    }

    private static boolean isBatch(HandlerMethod method) {
        NoETag unversioned = method.getMethodAnnotation(NoETag.class);
        return unversioned != null && unversioned.withToken();
    }

    private static boolean takesBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == CommandRequest.class)
                .map(parameter -> ResolvableType.forMethodParameter(parameter)
                        .getGeneric(0)
                        .toClass())
                .anyMatch(type -> type != EmptyBody.class);
    }

    private static void refuse(Operation operation, ProblemType type, String description) {
        operation
                .getResponses()
                .computeIfAbsent(Integer.toString(type.status()), _ -> new ApiResponse().description(description));
    }

    private static void describeHeaders(Operation operation, HandlerMethod method) {
        if (operation.getResponses().containsKey(Integer.toString(ProblemType.STALE.status()))) {
            operation.addParametersItem(header(
                    HttpHeaders.IF_MATCH, "Act only on these versions: entity tags as answers carry them in `ETag`."));
        }
        if (isCommand(method) && method.hasMethodAnnotation(PostMapping.class)) {
            operation.addParametersItem(header(
                    Headers.IDEMPOTENCY_KEY,
                    "Makes the POST repeatable: for 24 hours the same key and body give the same answer."));
        }
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
                described("`true` if this is the answer to an earlier sending under the same key."));
    }

    private static Header described(String description) {
        return new Header().description(description).schema(new StringSchema());
    }

    private static Content problem() {
        return new Content()
                .addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(new Schema<>().$ref(PROBLEM_SCHEMA)));
    }
}
