package dev.eventcrm.engine.ses.sns;

import dev.eventcrm.engine.ses.http.Answer;
import dev.eventcrm.engine.ses.http.Request;
import java.util.Optional;
import java.util.UUID;

/** What a subscriber fetches from SNS: the certificate, and the confirmation of a subscription. */
public final class TopicPages {
    private static final String CERTIFICATE = "/SimpleNotificationService-";
    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

    private final Topic topic;

    public TopicPages(Topic topic) {
        this.topic = topic;
    }

    /**
     * Whether SNS would answer this: a certificate, or {@code /?Action=…}.
     */
    public static boolean isFor(Request request) {
        return request.path().startsWith(CERTIFICATE)
                || (request.path().equals("/") && request.query().text("Action").isPresent());
    }

    public Answer answer(Request request) {
        if (request.path().startsWith(CERTIFICATE)) {
            return Answer.text(200, "application/x-pem-file", topic.certificate());
        }
        Optional<String> action = request.query().text("Action");
        if (!action.equals(Optional.of("ConfirmSubscription"))) {
            return error("InvalidAction", "The action %s is not valid for this endpoint.".formatted(action.orElse("")));
        }
        if (!request.query().text("TopicArn").equals(Optional.of(Topic.ARN))) {
            return error("InvalidParameter", "Invalid parameter: TopicArn");
        }
        return request.query()
                .text("Token")
                .flatMap(topic::confirm)
                .map(TopicPages::confirmed)
                .orElseGet(() -> error("InvalidParameter", "Invalid parameter: Token"));
    }

    private static Answer confirmed(String subscription) {
        return Answer.text(200, "text/xml", """
                <ConfirmSubscriptionResponse xmlns="%s">
                  <ConfirmSubscriptionResult>
                    <SubscriptionArn>%s</SubscriptionArn>
                  </ConfirmSubscriptionResult>
                  <ResponseMetadata>
                    <RequestId>%s</RequestId>
                  </ResponseMetadata>
                </ConfirmSubscriptionResponse>
                """.formatted(NAMESPACE, subscription, UUID.randomUUID()));
    }

    private static Answer error(String code, String message) {
        String escaped = message.replace("&", "&amp;").replace("<", "&lt;");
        return Answer.text(400, "text/xml", """
                <ErrorResponse xmlns="%s">
                  <Error>
                    <Type>Sender</Type>
                    <Code>%s</Code>
                    <Message>%s</Message>
                  </Error>
                </ErrorResponse>
                """.formatted(NAMESPACE, code, escaped));
    }
}
