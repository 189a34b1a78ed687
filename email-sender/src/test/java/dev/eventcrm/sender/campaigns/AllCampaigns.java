package dev.eventcrm.sender.campaigns;

import dev.eventcrm.sender.store.Table;
import dev.eventcrm.sender.store.Tables;
import java.time.Clock;
import java.time.Duration;

/** Campaigns for tests of other rooms. */
public final class AllCampaigns {
    private AllCampaigns() {}

    /** Those of that table. */
    public static Campaigns of(Table table) {
        return new Campaigns(
                table,
                Tables.damaged(),
                new CampaignSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(250)),
                System::nanoTime,
                Clock.systemUTC());
    }
}
