package dev.eventcrm.command.notifications;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Fetches from SNS, or from what stands in for it on machines without AWS. Whoever asks has checked the address: it is one of
 * SNS in either case.
 */
final class SnsHttpClient implements SdkHttpClient {
    private final SdkHttpClient delegate;
    private final @Nullable URI endpoint;

    SnsHttpClient(SdkHttpClient delegate, @Nullable URI endpoint) {
        this.delegate = delegate;
        this.endpoint = endpoint;
    }

    /**
     * Fetches an address.
     *
     * @return the HTTP status
     * @throws IOException when there is no answer, or only that SNS does not work
     */
    int get(URI address) throws IOException {
        var request = HttpExecuteRequest.builder()
                .request(SdkHttpRequest.builder()
                        .method(SdkHttpMethod.GET)
                        .uri(address)
                        .build())
                .build();
        HttpExecuteResponse response = prepareRequest(request).call();
        response.responseBody().ifPresent(body -> body.abort());
        return response.httpResponse().statusCode();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = delegate.prepareRequest(
                endpoint == null
                        ? request
                        : HttpExecuteRequest.builder()
                                .request(standIn(request.httpRequest(), endpoint))
                                .build());
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpExecuteResponse response = prepared.call();
                if (response.httpResponse().statusCode() >= 500) {
                    response.responseBody().ifPresent(body -> body.abort());
                    throw new IOException(
                            "SNS answers " + response.httpResponse().statusCode());
                }
                return response;
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private static SdkHttpRequest standIn(SdkHttpRequest request, URI endpoint) {
        return request.toBuilder()
                .protocol(endpoint.getScheme())
                .host(endpoint.getHost())
                .port(endpoint.getPort() < 0 ? null : endpoint.getPort())
                .build();
    }

    @Override
    public String clientName() {
        return "sns";
    }

    @Override
    public void close() {
        delegate.close();
    }
}
