package dev.eventcrm.query.consistency;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.query.DocumentedParameters;
import dev.eventcrm.http.query.ParameterTable;
import dev.eventcrm.http.query.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reads parameters and consistency headers for methods that take a {@link QueryRequest}, or a {@link ReadConsistency} when
 * they have no parameters. An operation takes the parameters of the table that documents it, and no other.
 */
@Configuration(proxyBeanMethods = false)
class QueryRequestResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private final Map<String, ParameterTable> byOperation = new HashMap<>();

    QueryRequestResolver(List<DocumentedParameters> documented) {
        documented.forEach(tables -> byOperation.putAll(tables.byOperation()));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == QueryRequest.class
                || parameter.getParameterType() == ReadConsistency.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request =
                Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class), "no servlet request");
        HttpServletResponse response =
                Objects.requireNonNull(webRequest.getNativeResponse(HttpServletResponse.class), "no servlet response");
        Errors errors = new Errors();
        ReadConsistency consistency = ReadConsistency.read(request, response, errors);
        Parameters parameters = Parameters.read(request, tableOf(parameter), errors);
        if (parameter.getParameterType() == QueryRequest.class) {
            return new QueryRequest(request, consistency, parameters, errors);
        }
        errors.rejectIfAny();
        return consistency;
    }

    private ParameterTable tableOf(MethodParameter parameter) {
        String id = DocumentedParameters.idOf(parameter.getMethodAnnotation(Operation.class));
        return byOperation.getOrDefault(id, ParameterTable.EMPTY);
    }
}
