package dev.eventcrm.http.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers with a problem where a filter or the container ended a request with a bare status. */
@Hidden
@Controller
final class ProblemErrorController implements ErrorController {
    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<byte[]> error(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String path =
                Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), request.getRequestURI());
        return new ProblemException(StatusDetails.problem(status, request.getMethod(), path)).toResponse();
    }
}
