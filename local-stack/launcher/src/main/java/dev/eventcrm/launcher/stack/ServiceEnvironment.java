package dev.eventcrm.launcher.stack;

import dev.eventcrm.launcher.stack.DataFolder.Secret;
import java.util.Map;
import java.util.TreeMap;

/** The environment of a service: the addresses of the others, and shared secrets. */
final class ServiceEnvironment {
    /** The topic of the SES endpoint (local-stack/ses-endpoint, {@code Topic.ARN}). */
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:event-crm-ses";

    private ServiceEnvironment() {}

    static Map<String, String> of(String module, StackSettings settings) {
        int offset = settings.portOffset();
        Map<String, String> environment = new TreeMap<>(shared(offset));
        if (!module.equals(Programs.GATEWAY)) {
            put(Secret.ADDRESSES, "CRM_ADDRESSES_SECRET", settings, environment);
        }
        switch (module) {
            case Programs.COMMAND_API -> {
                environment.putAll(mailing(settings));
                environment.put("CRM_SNS_TOPICS", TOPIC);
                // In place of AWS, whose addresses the messages name.
                environment.put("CRM_SNS_ENDPOINT", Programs.url(Programs.SES, offset));
            }
            case Programs.EMAIL_SENDER -> {
                environment.putAll(mailing(settings));
                environment.put("CRM_SES_CONFIGURATION_SET", "event-crm");
                environment.put("CRM_SENDER_FROM", "Event CRM <events@example.com>");
            }
            case Programs.GATEWAY -> {
                environment.put("CRM_GATEWAY_COMMAND_URL", Programs.url(Programs.COMMAND_API, offset));
                environment.put("CRM_GATEWAY_QUERY_URL", Programs.url(Programs.QUERY_API, offset));
                environment.put("CRM_GATEWAY_INDEXER_URL", Programs.url(Programs.STREAM_INDEXER, offset));
                environment.put("CRM_GATEWAY_SENDER_URL", Programs.url(Programs.EMAIL_SENDER, offset));
            }
            default -> {
                // The others need nothing more.
            }
        }
        return environment;
    }

    private static Map<String, String> shared(int offset) {
        return Map.of(
                "SPRING_PROFILES_ACTIVE",
                "local",
                "AWS_ENDPOINT_URL_DYNAMODB",
                Programs.url(Programs.DYNAMODB, offset),
                "AWS_ENDPOINT_URL_DYNAMODB_STREAMS",
                Programs.url(Programs.DYNAMODB, offset),
                "AWS_ENDPOINT_URL_SESV2",
                Programs.url(Programs.SES, offset),
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local",
                "CRM_OPENSEARCH_URL",
                Programs.url(Programs.OPENSEARCH, offset));
    }

    /** Audiences are asked of query-api; links in mails lead to the gateway, signed with what the data folder keeps. */
    private static Map<String, String> mailing(StackSettings settings) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("CRM_QUERY_URL", Programs.url(Programs.QUERY_API, settings.portOffset()));
        environment.put("CRM_TRACKING_BASE_URL", Programs.url(Programs.GATEWAY, settings.portOffset()));
        put(Secret.TRACKING, "CRM_TRACKING_SECRET", settings, environment);
        return environment;
    }

    private static void put(Secret secret, String name, StackSettings settings, Map<String, String> environment) {
        settings.data().secret(secret).ifPresent(text -> environment.put(name, text));
    }
}
