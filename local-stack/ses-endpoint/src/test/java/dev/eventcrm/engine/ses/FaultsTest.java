package dev.eventcrm.engine.ses;

import static dev.eventcrm.engine.ses.RunningEndpoint.aMail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.model.InternalServiceErrorException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

class FaultsTest {
    private final RunningEndpoint endpoint = RunningEndpoint.start();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void aDroppedAnswerIsAMailThatNobodyWasToldOf() {
        endpoint.order("{\"dropAnswerShare\":1}");
        assertThatThrownBy(() -> endpoint.send("ann@example.com")).isInstanceOf(SdkClientException.class);
        assertThat(endpoint.messages("?to=ann@example.com")).hasSize(1);
        assertThat(endpoint.count("dropped")).isEqualTo(1);
    }

    @Test
    void aCutConnectionIsNoMail() {
        endpoint.order("{\"cutShare\":1}");
        assertThatThrownBy(() -> endpoint.send("ann@example.com")).isInstanceOf(SdkClientException.class);
        assertThat(endpoint.messages("")).isEmpty();
        assertThat(endpoint.count("cut")).isEqualTo(1);
    }

    @Test
    void aFailureIsNoMail() {
        endpoint.order("{\"failShare\":1}");
        assertThatThrownBy(() -> endpoint.send("ann@example.com"))
                .isInstanceOfSatisfying(
                        InternalServiceErrorException.class,
                        failure -> assertThat(failure.statusCode()).isEqualTo(500));
        assertThat(endpoint.messages("")).isEmpty();
    }

    @Test
    void aFailureAfterAcceptanceIsAMail() {
        endpoint.order("{\"failAcceptedShare\":1}");
        assertThatThrownBy(() -> endpoint.send("ann@example.com")).isInstanceOf(InternalServiceErrorException.class);
        assertThat(endpoint.messages("")).hasSize(1);
    }

    @Test
    void aThrottledCallIsNoMailAndIsTriedOnceByTheSdk() {
        endpoint.order("{\"throttleShare\":1}");
        assertThatThrownBy(() -> endpoint.send("ann@example.com"))
                .isInstanceOfSatisfying(TooManyRequestsException.class, throttled -> {
                    assertThat(throttled.statusCode()).isEqualTo(429);
                    assertThat(throttled.awsErrorDetails().errorMessage()).isEqualTo("Maximum sending rate exceeded.");
                });
        assertThat(endpoint.messages("")).isEmpty();
        assertThat(endpoint.count("throttled")).isEqualTo(1);
    }

    @Test
    void theSameSeedMeetsTheSameFaults() {
        String faults = "{\"throttleShare\":0.3,\"failShare\":0.3,\"seed\":%d}";
        endpoint.order(faults.formatted(7));
        List<String> first = outcomes();
        endpoint.order(faults.formatted(8));
        List<String> other = outcomes();
        endpoint.order(faults.formatted(7));
        assertThat(outcomes()).isEqualTo(first).isNotEqualTo(other).contains("sent", "throttled", "failed");
    }

    private List<String> outcomes() {
        List<String> outcomes = new ArrayList<>();
        IntStream.range(0, 40).forEach(i -> {
            try {
                endpoint.send("ann@example.com");
                outcomes.add("sent");
            } catch (TooManyRequestsException e) {
                outcomes.add("throttled");
            } catch (SdkException e) {
                outcomes.add("failed");
            }
        });
        return outcomes;
    }

    @Test
    void aDelayHoldsTheAnswer() {
        endpoint.order("{\"delayMillis\":300}");
        long begun = System.nanoTime();
        endpoint.send("ann@example.com");
        assertThat(System.nanoTime() - begun).isGreaterThan(300_000_000);
    }

    @Test
    void overTheQuotaCallsAreThrottled() {
        // One now and the next in ten seconds: no test machine is that slow.
        endpoint.order("{\"quota\":0.1}");
        endpoint.send("ann@example.com");
        assertThatThrownBy(() -> endpoint.send("ann@example.com")).isInstanceOf(TooManyRequestsException.class);
        assertThat(endpoint.count("throttledByRate")).isEqualTo(1);
    }

    @Test
    void recipientsCountAgainstTheQuota() {
        endpoint.order("{\"quota\":0.1}");
        endpoint.send(aMail("a@example.com")
                .destination(to -> to.toAddresses("a@example.com", "b@example.com", "c@example.com")));
        assertThatThrownBy(() -> endpoint.send("d@example.com")).isInstanceOf(TooManyRequestsException.class);
        assertThat(endpoint.count("recipients")).isEqualTo(3);
        assertThat(endpoint.count("accepted")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"throtleShare\":1} | throtleShare is unknown; known are bounceShare, complaintShare",
                "{\"throttleShare\":2} | throttleShare is 2.0, but must be between 0 and 1",
                "{\"throttleShare\":0.6,\"failShare\":0.6} | the sum of the five shares of calls is 1.2",
                "{\"quota\":0} | quota is 0.0, but must be above 0, or null for no limit",
                "{\"eventCopies\":0} | eventCopies is 0, but must be between 1 and 20",
                "{\"signatureVersion\":3} | signatureVersion is 3, but must be between 1 and 2",
                "{\"refusal\":\"Nope\"} | refusal is Nope, but must be null or one of [AccountSuspended",
                "{\"delayMillis\":\"soon\"} | delayMillis is not what it must be",
                "[] | the body must be a JSON object",
                "{ | the body is not JSON"
            })
    void refusesWrongOrdersAndKeepsTheOldOnes(String order, String why) {
        endpoint.order("{\"throttleShare\":0.25}");
        var answer = endpoint.json("PUT", "/_control", order);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(why.replace("\"", "\\\""));
        assertThat(endpoint.get("/_control").body()).contains("\"throttleShare\":0.25");
    }
}
