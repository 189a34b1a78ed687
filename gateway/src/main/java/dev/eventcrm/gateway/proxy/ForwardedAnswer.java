package dev.eventcrm.gateway.proxy;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.CloseNowException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** A service's answer on its way to the client. */
final class ForwardedAnswer implements ServerResponse {
    private static final Logger log = LoggerFactory.getLogger(ForwardedAnswer.class);

    private final String service;
    private final HttpUriRequestBase request;
    private final ClassicHttpResponse answer;
    private final HttpHeaders headers;

    /**
     * Takes an answer whose body has not been read.
     *
     * @param service who answers, for the log
     * @param request what was asked; aborted when the answer's rest is not wanted any more
     * @param answer closed once it has passed
     */
    ForwardedAnswer(String service, HttpUriRequestBase request, ClassicHttpResponse answer) {
        this.service = service;
        this.request = request;
        this.answer = answer;
        this.headers = HeaderFilter.of(answer);
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(answer.getCode());
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest from, HttpServletResponse to, Context context)
            throws IOException {
        to.setStatus(answer.getCode());
        headers.forEach((name, values) -> values.forEach(value -> to.addHeader(name, value)));
        try {
            HttpEntity body = answer.getEntity();
            if (body != null) {
                pass(body, to);
            }
        } finally {
            Closer.closeQuietly(answer);
        }
        return null;
    }

    private void pass(HttpEntity body, HttpServletResponse to) throws IOException {
        try {
            StreamCopy.copy(body.getContent(), to.getOutputStream(), body.getContentLength());
        } catch (StreamCopy.SourceFailedException e) {
            request.abort();
            log.warn("{} broke off in the middle of its answer to {}: {}", service, request, e.getMessage());
            // The client must not take the part for the whole, so its connection ends without a proper end of body.
            throw new CloseNowException("The answer broke off", e);
        } catch (IOException e) {
            // Closing alone would read the rest of the answer, which may be millions of rows.
            request.abort();
            log.debug("The client left before the end of the answer to {}", request, e);
        }
    }
}
