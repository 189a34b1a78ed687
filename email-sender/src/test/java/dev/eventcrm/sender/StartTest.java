package dev.eventcrm.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.AddressKeys;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.SharedSecret;
import dev.eventcrm.sender.audience.QuerySettings;
import dev.eventcrm.sender.ses.FromSettings;
import dev.eventcrm.sender.ses.SesSettings;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.TestAddresses;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a start needs, says and waits for. */
class StartTest {
    private final Stage stage = new Stage();

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void isReadyOnceTheTableIsThereAndThenSends() {
        DynamoDbLocal.shared().client().deleteTable(delete -> delete.tableName(CrmTable.NAME));

        try (RunningSender sender = stage.sender()) {
            await().untilAsserted(() ->
                    assertThat(sender.get("/actuator/health/readiness")).contains("DOWN", "does not exist yet"));

            DynamoDbLocal.shared().create(CrmTable.definition());
            await().until(() -> sender.get("/actuator/health/readiness").contains("\"status\":\"UP\""));
            CampaignItem campaign = stage.accept(People.people(3));
            stage.awaitEnd(campaign);

            assertThat(sender.get("/actuator/prometheus")).contains("crm_mails_total{outcome=\"sent\"} 3.0");
        }
    }

    @Test
    void sendsNothingWithoutASecretThatTheTableWasWrittenWith() {
        Map<String, AttributeValue> keys = new HashMap<>(ItemKey.addressKeys().toAttributes());
        keys.put(AddressKeys.IDS, AttributeValue.fromSs(List.of("beef")));
        Ledger.put(keys);
        CampaignItem campaign = stage.accept(People.people(1));

        try (RunningSender sender = stage.sender()) {
            await().untilAsserted(() ->
                    assertThat(sender.get("/actuator/health/readiness")).contains("DOWN", "of the key beef"));
            assertThat(stage.ses().calls()).isZero();

            keys.put(AddressKeys.IDS, AttributeValue.fromSs(List.of(TestAddresses.HASHES.keyId())));
            Ledger.put(keys);
            stage.awaitEnd(campaign);
        }
    }

    @Test
    void doesNotStartWithoutTheSecretOfTrackingLinks() {
        assertThatThrownBy(() -> stage.sender("--crm.tracking.secret=short"))
                .rootCause()
                .hasMessageContaining("CRM_TRACKING_SECRET");
    }

    @Test
    void doesNotStartWithTheSecretThatEverybodyKnowsUnlessForDevelopment() {
        String known = "--crm.tracking.secret=" + SharedSecret.PUBLIC;
        assertThatThrownBy(() -> stage.sender(known, "--crm.tracking.public-secret-allowed=false"))
                .rootCause()
                .hasMessageContainingAll("CRM_TRACKING_SECRET", "openssl rand");
    }

    @Test
    void readsWhatTheLauncherSetsInTheEnvironment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of(
                                "CRM_QUERY_URL", "http://127.0.0.1:9",
                                "CRM_SES_CONFIGURATION_SET", "mine",
                                "CRM_SENDER_FROM", "me@example.com",
                                "CRM_TRACKING_BASE_URL", "https://crm.example.com",
                                "CRM_TRACKING_SECRET", "a secret of thirty-two characters")));
        Binder binder = new Binder(ConfigurationPropertySources.from(environment.getPropertySources()));

        assertThat(binder.bind("crm.query", Bindable.of(QuerySettings.class))
                        .get()
                        .url())
                .isEqualTo(URI.create("http://127.0.0.1:9"));
        assertThat(binder.bind("crm.ses", Bindable.of(SesSettings.class)).get().configurationSet())
                .isEqualTo("mine");
        assertThat(binder.bind("crm.sender", Bindable.of(FromSettings.class))
                        .get()
                        .from())
                .isEqualTo("me@example.com");
        assertThat(binder.bind("crm.tracking.base-url", String.class).get()).isEqualTo("https://crm.example.com");
    }
}
