package dev.eventcrm.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** What an exception of the SDK means. */
class TableFailureTest {
    @ParameterizedTest
    @CsvSource({
        "400, ProvisionedThroughputExceededException, THROTTLED",
        "400, ThrottlingException, THROTTLED",
        "500, InternalServerError, SERVER_ERROR",
        "503, ServiceUnavailable, SERVER_ERROR",
        "400, ValidationException, INVALID",
        "400, ExpiredTokenException, ACCESS_DENIED",
        "400, AccessDeniedException, ACCESS_DENIED",
        "400, ItemCollectionSizeLimitExceededException, REFUSED"
    })
    void theCodeOfAnAnswerSaysWhatItMeans(int status, String code, TableFailure expected) {
        assertThat(TableFailure.of(answer(DynamoDbException.builder(), status, code)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource
    void theTypeOfAnExceptionSaysWhatItMeans(SdkException failure, TableFailure expected) {
        assertThat(TableFailure.of(failure)).isEqualTo(expected);
    }

    static Stream<Arguments> theTypeOfAnExceptionSaysWhatItMeans() {
        return Stream.of(
                Arguments.of(
                        answer(ResourceNotFoundException.builder(), 400, "ResourceNotFoundException"),
                        TableFailure.NO_TABLE),
                Arguments.of(
                        answer(TransactionInProgressException.builder(), 400, "TransactionInProgressException"),
                        TableFailure.IN_PROGRESS),
                Arguments.of(
                        answer(TransactionConflictException.builder(), 400, "TransactionConflictException"),
                        TableFailure.CONFLICT),
                Arguments.of(
                        answer(ConditionalCheckFailedException.builder(), 400, "ConditionalCheckFailedException"),
                        TableFailure.REFUSED),
                Arguments.of(SdkClientException.create("refused"), TableFailure.NO_ANSWER),
                Arguments.of(ApiCallTimeoutException.create(5_000), TableFailure.NO_ANSWER));
    }

    /** Credentials come from another service of AWS, whose errors are no DynamoDbException. */
    @Test
    void anErrorOfTheServiceThatGivesCredentialsIsClassifiedToo() {
        assertThat(TableFailure.of(answer(AwsServiceException.builder(), 503, "ServiceUnavailable")))
                .isEqualTo(TableFailure.SERVER_ERROR);
    }

    @Test
    void anAnswerWithoutACodeIsRefused() {
        assertThat(TableFailure.of(DynamoDbException.builder().statusCode(400).build()))
                .isEqualTo(TableFailure.REFUSED);
    }

    private static AwsServiceException answer(AwsServiceException.Builder builder, int status, String code) {
        return builder.statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
