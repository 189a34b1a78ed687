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
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/**
 * Fetches from SNS, or from what stands in for it on machines without AWS. Whoever asks has checked the address: it is one of
 * SNS in either case.
 */
final class SnsHttpClient implements SdkHttpClient {
    private final SnsSettings settings;
    private @Nullable SdkHttpClient delegate;

    SnsHttpClient(SnsSettings settings) {
        this.settings = settings;
    }

    /** Made when it is first needed: a service that nobody notifies starts without. */
    private synchronized SdkHttpClient delegate() {
        SdkHttpClient made = delegate;
        if (made == null) {
            made = Apache5HttpClient.builder()
                    .connectionTimeout(settings.connectTimeout())
                    .socketTimeout(settings.answerTimeout())
                    .build();
            delegate = made;
        }
        return made;
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
        URI endpoint = settings.endpoint();
        ExecutableHttpRequest prepared = delegate()
                .prepareRequest(
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
    public synchronized void close() {
        if (delegate != null) {
            delegate.close();
        }
    }
}
