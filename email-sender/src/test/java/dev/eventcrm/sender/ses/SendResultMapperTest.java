package dev.eventcrm.sender.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** What is certain after a failed call, and what is not. */
class SendResultMapperTest {
    private static final String ADDRESS = "ann@example.com";

    private static SendResult answered(int status, String code, String message) {
        return SendResultMapper.of(
                SesV2Exception.builder()
                        .statusCode(status)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode(code)
                                .errorMessage(message)
                                .build())
                        .build(),
                ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({"429, TooManyRequestsException", "400, ThrottlingException", "429, ''"})
    void tooFastIsToBeSentAgain(int status, String code) {
        assertThat(answered(status, code, "Maximum sending rate exceeded.")).isInstanceOf(SendResult.Throttled.class);
    }

    @ParameterizedTest
    @CsvSource({"400, MessageRejected", "400, BadRequestException"})
    void aRefusalOfTheMailIsForGood(int status, String code) {
        assertThat(answered(status, code, "no")).isEqualTo(new SendResult.Refused(code + ": no"));
    }

    /** Reasons stay in the ledger when the person is gone. */
    @Test
    void noReasonNamesTheAddress() {
        assertThat(answered(400, "MessageRejected", "Email address is not verified: Ann@Example.com"))
                .isEqualTo(new SendResult.Refused("MessageRejected: Email address is not verified: (the address)"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, AccountSuspendedException",
        "400, SendingPausedException",
        "400, LimitExceededException",
        "400, MailFromDomainNotVerifiedException",
        "403, AccessDeniedException",
        "404, NotFoundException"
    })
    void whatHoldsForEveryMailStopsAll(int status, String code) {
        assertThat(answered(status, code, "no")).isInstanceOf(SendResult.Stopped.class);
    }

    @Test
    void theQuotaOfTheDayStopsAll() {
        assertThat(answered(400, "ThrottlingException", "Daily message quota exceeded."))
                .isInstanceOf(SendResult.Stopped.class);
    }

    @ParameterizedTest
    @CsvSource({"500, InternalServiceErrorException", "502, ''", "503, ServiceUnavailable", "504, ''"})
    void anErrorOfTheServiceSaysNothingOfTheMail(int status, String code) {
        assertThat(answered(status, code, "")).isInstanceOf(SendResult.OutcomeUnknown.class);
    }

    @Test
    void withoutAConnectionNothingWasSent() {
        assertThat(SendResultMapper.of(
                        SdkClientException.create("x", new ConnectException("Connection refused")), ADDRESS))
                .isEqualTo(new SendResult.Stopped("ConnectException: Connection refused"));
    }

    @Test
    void withoutAnAnswerNobodyKnows() {
        assertThat(SendResultMapper.of(
                        SdkClientException.create("x", new SocketTimeoutException("Read timed out")), ADDRESS))
                .isInstanceOf(SendResult.OutcomeUnknown.class);
        assertThat(SendResultMapper.of(ApiCallTimeoutException.create(10_000), ADDRESS))
                .isInstanceOf(SendResult.OutcomeUnknown.class);
    }
}
