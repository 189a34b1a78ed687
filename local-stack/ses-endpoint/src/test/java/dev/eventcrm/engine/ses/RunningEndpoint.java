package dev.eventcrm.engine.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An endpoint on a free port, and the AWS SDK's own client to it, without retries. */
final class RunningEndpoint implements AutoCloseable {
    static final String FROM = "Event CRM <events@example.com>";
    static final JsonMapper JSON = new JsonMapper();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private final SesEndpoint endpoint;
    private final SesV2Client ses;

    private RunningEndpoint(SesEndpoint endpoint) {
        this.endpoint = endpoint;
        this.ses = SesV2Client.builder()
                .endpointOverride(endpoint.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    static RunningEndpoint start(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--port", "0"));
        all.addAll(List.of(arguments));
        try {
            return new RunningEndpoint(SesEndpoint.start(RunningEndpoint::fail, all.toArray(String[]::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fail(Throwable reason) {
        throw new AssertionError(reason);
    }

    SesV2Client ses() {
        return ses;
    }

    URI url() {
        return endpoint.url();
    }

    /** A mail to one person, tagged, that names the configuration set. */
    static SendEmailRequest.Builder aMail(String to) {
        return SendEmailRequest.builder()
                .fromEmailAddress(FROM)
                .destination(destination -> destination.toAddresses(to))
                .configurationSetName("event-crm")
                .emailTags(tag("crm-email", "c1_" + UUID.randomUUID()))
                .content(content ->
                        content.simple(simple -> simple.subject(subject -> subject.data("Join our next event!"))
                                .body(body -> body.text(text -> text.data("We invite you."))
                                        .html(html -> html.data("<p>We <b>invite</b> you.</p>")))));
    }

    static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(value).build();
    }

    String send(String to) {
        return send(aMail(to));
    }

    String send(SendEmailRequest.Builder mail) {
        return ses.sendEmail(mail.build()).messageId();
    }

    HttpResponse<String> get(String path) {
        return send(path, request -> request.GET());
    }

    HttpResponse<String> send(String path, Consumer<HttpRequest.Builder> how) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
        how.accept(request);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> json(String method, String path, String body) {
        return send(
                path,
                request -> request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }

    void order(String faults) {
        HttpResponse<String> answer = json("PUT", "/_control", faults);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** What was accepted, oldest first. */
    List<JsonNode> messages(String query) {
        return get("/_messages" + query).body().lines().map(JSON::readTree).toList();
    }

    JsonNode counters() {
        return JSON.readTree(get("/_counters").body());
    }

    long count(String counter) {
        return counters().path(counter).asLong();
    }

    @Override
    public void close() {
        ses.close();
        endpoint.close();
    }
}
