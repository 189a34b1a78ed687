package dev.eventcrm.sender.campaigns;

import dev.eventcrm.sender.store.DamagedItems;
import dev.eventcrm.sender.store.Table;
import java.time.Duration;

/** Campaigns for tests of other rooms. */
public final class AllCampaigns {
    private AllCampaigns() {}

    /** Those of that table. */
    public static Campaigns of(Table table) {
        return new Campaigns(
                table,
                new DamagedItems(),
                new CampaignSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(250)),
                System::nanoTime);
    }
}
