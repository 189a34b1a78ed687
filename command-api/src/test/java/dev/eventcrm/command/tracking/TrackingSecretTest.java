package dev.eventcrm.command.tracking;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventcrm.schema.item.SharedSecret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrackingSecretTest {
    @Test
    void thereIsNoneToFallBackOn() {
        assertThatThrownBy(() -> new TrackingConfiguration().trackingKey(settings(null)))
                .hasMessageContaining("CRM_TRACKING_SECRET")
                .hasMessageContaining("at least 32 characters");
    }

    @Test
    void isLong() {
        assertThatThrownBy(() -> new TrackingConfiguration().trackingKey(settings("too short")))
                .hasMessageContaining("at least 32 characters");
    }

    @Test
    void isNotTheOneThatEverybodyKnows() {
        assertThatThrownBy(() -> new TrackingConfiguration().trackingKey(settings(SharedSecret.PUBLIC)))
                .hasMessageContaining("CRM_TRACKING_SECRET");
    }

    private static TrackingSettings settings(@Nullable String secret) {
        return new TrackingSettings(
                URI.create("http://localhost:8000"), secret, List.of(), List.of(), false, Duration.ofMillis(250), 10);
    }
}
