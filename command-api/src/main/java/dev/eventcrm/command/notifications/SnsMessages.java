package dev.eventcrm.command.notifications;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.messagemanager.sns.SnsMessageManager;
import software.amazon.awssdk.messagemanager.sns.model.SnsMessage;
import software.amazon.awssdk.messagemanager.sns.model.SnsSubscriptionConfirmation;
import software.amazon.awssdk.regions.Region;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells messages of SNS from forged ones. The verification itself is the SDK's {@code sns-message-manager}: signature versions
 * 1 and 2, over what AWS says they are over; the certificate is fetched only from the HTTPS address of SNS in the region, must
 * be valid in time and made out to SNS, and is kept. Before that, the topic must be one that is listened to: so nobody makes
 * us fetch anything for a topic of theirs.
 */
@Component
final class SnsMessages implements AutoCloseable {
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:sns:([a-z0-9-]+):[0-9]{12}:[A-Za-z0-9_.-]{1,256}");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final SnsSettings settings;
    private final SnsHttpClient client;
    private final Map<String, SnsMessageManager> managersByRegion = new ConcurrentHashMap<>();

    SnsMessages(SnsSettings settings) {
        this.settings = settings;
        this.client = new SnsHttpClient(settings);
    }

    /** What a message turns out to be. */
    sealed interface Verdict {
        /** SNS sent it, for a topic that is listened to. */
        record Genuine(SnsMessage message) implements Verdict {}

        /** It is no message of SNS. */
        record Unreadable(String reason) implements Verdict {}

        /** It is for a topic that is not listened to. */
        record ForeignTopic(String topic) implements Verdict {}

        /** SNS did not send it. */
        record Forged(String reason) implements Verdict {}

        /** Nobody can tell now. */
        record Undecided(String reason) implements Verdict {}
    }

    /**
     * Verifies a message.
     *
     * @param text the body of the request
     */
    Verdict verify(String text) {
        JsonNode message;
        try {
            message = MAPPER.readTree(text);
        } catch (JacksonException _) {
            return new Verdict.Unreadable("The body is not JSON.");
        }
        for (String field : new String[] {
            "Type", "MessageId", "TopicArn", "Message", "Timestamp", "SignatureVersion", "Signature", "SigningCertURL"
        }) {
            if (!message.path(field).isString()) {
                return new Verdict.Unreadable("A message of SNS has a text under '" + field + "'.");
            }
        }
        String topic = message.path("TopicArn").asString();
        Matcher arn = ARN.matcher(topic);
        if (!arn.matches() || !settings.topics().contains(topic)) {
            return new Verdict.ForeignTopic(topic);
        }
        return verify(text, arn.group(1));
    }

    private Verdict verify(String text, String region) {
        try {
            return new Verdict.Genuine(manager(region).parseMessage(text));
        } catch (SdkClientException e) {
            return isOfNetwork(e)
                    ? new Verdict.Undecided("the certificate of SNS cannot be fetched")
                    : new Verdict.Forged(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return new Verdict.Unreadable("The message is none of SNS: " + e.getMessage() + ".");
        }
    }

    private SnsMessageManager manager(String region) {
        return managersByRegion.computeIfAbsent(
                region,
                name -> SnsMessageManager.builder()
                        .httpClient(client)
                        .region(Region.of(name))
                        .build());
    }

    private static boolean isOfNetwork(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /**
     * Confirms a subscription, at the address that the signed message names; that must be one of SNS too.
     *
     * @param confirmation a genuine message
     * @return whether SNS takes it
     * @throws IOException when SNS does not answer
     */
    boolean confirm(SnsSubscriptionConfirmation confirmation) throws IOException {
        var address = confirmation.subscribeUrl();
        var certificate = confirmation.signingCertUrl();
        return address != null
                && "https".equals(address.getScheme())
                && certificate.getHost().equals(address.getHost())
                && client.get(address) < 300;
    }

    @Override
    public void close() {
        managersByRegion.values().forEach(SnsMessageManager::close);
        client.close();
    }
}
