package dev.eventcrm.sender.ses;

import dev.eventcrm.table.retry.Reason;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a failed call means. The names are those of the SES v2 API reference, SendEmail, "Errors", and of its "Common Error
 * Types".
 */
final class SendResultMapper {
    private static final int MOST_REASON = 300;

    /** Refusals of this one mail. */
    private static final Set<String> OF_THE_MAIL = Set.of("MessageRejected", "BadRequestException", "ValidationError");

    private static final Set<String> TOO_FAST =
            Set.of("TooManyRequestsException", "Throttling", "ThrottlingException", "ThrottledException");

    private SendResultMapper() {}

    /**
     * What it means.
     *
     * @param failure what the SDK made of it
     * @param address where the mail was to go; no reason names it, as reasons outlive the person
     */
    static SendResult of(SdkException failure, String address) {
        if (failure instanceof AwsServiceException refusal) {
            return of(refusal, address);
        }
        return wasNeverOpened(failure)
                ? new SendResult.Stopped(told(Reason.of(root(failure)), address))
                : new SendResult.OutcomeUnknown(told(Reason.of(failure), address));
    }

    private static SendResult of(AwsServiceException refusal, String address) {
        AwsErrorDetails details = refusal.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        String message = details == null || details.errorMessage() == null ? "" : details.errorMessage();
        String reason = told((code.isEmpty() ? "HTTP " + refusal.statusCode() : code) + ": " + message, address);
        if (refusal.statusCode() == 429 || TOO_FAST.contains(code)) {
            // The day's quota comes back in hours, the second's at once.
            return message.toLowerCase(Locale.ROOT).contains("daily")
                    ? new SendResult.Stopped(reason)
                    : new SendResult.Throttled(reason);
        }
        if (OF_THE_MAIL.contains(code)) {
            return new SendResult.Refused(reason);
        }
        // What stands between may answer 503 after SES has taken the mail.
        return refusal.statusCode() >= 500 ? new SendResult.OutcomeUnknown(reason) : new SendResult.Stopped(reason);
    }

    /** Without a connection nothing can have been sent. */
    private static boolean wasNeverOpened(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLHandshakeException
                    || cause instanceof ConnectTimeoutException
                    || cause instanceof ConnectionRequestTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }

    private static String told(String reason, String address) {
        return shortened(Pattern.compile(address, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(reason)
                .replaceAll("(the address)"));
    }

    private static String shortened(String reason) {
        return reason.length() <= MOST_REASON ? reason : reason.substring(0, MOST_REASON);
    }
}
