package dev.eventcrm.sender;

import static dev.eventcrm.sender.CampaignBuilder.aCampaign;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.FaultyProxy;
import dev.eventcrm.test.TestAddresses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An empty table, an SES, a query API, and the senders that a test starts on them. */
public final class Stage implements AutoCloseable {
    private final FakeSes ses = new FakeSes();
    private final FakeQueryApi queryApi = new FakeQueryApi();

    /** A stage of a test's own. */
    public Stage() {
        DynamoDbLocal.shared().reset();
    }

    /** Its SES. */
    public FakeSes ses() {
        return ses;
    }

    /** Its query API. */
    public FakeQueryApi queryApi() {
        return queryApi;
    }

    /** A campaign for these people, as command-api accepts one. */
    public CampaignItem accept(List<UserItem> people) {
        Ledger.putPeople(people);
        return accept(aCampaign().over(queryApi.freeze(People.members(people))).build());
    }

    /** That campaign. */
    public CampaignItem accept(CampaignItem campaign) {
        Ledger.put(campaign);
        return campaign;
    }

    /** A sender. */
    public RunningSender sender(String... settings) {
        return RunningSender.start(ses.url(), queryApi.url(), settings);
    }

    /** A sender whose way to DynamoDB leads through there. */
    public RunningSender senderThrough(FaultyProxy dynamoDb, String... settings) {
        return RunningSender.start(dynamoDb.url(), ses.url(), queryApi.url(), settings);
    }

    /** A sender that settles what is unknown after half a second. */
    public RunningSender hastySender(String... settings) {
        List<String> all = new ArrayList<>(List.of("--crm.outbox.settle-time=500ms"));
        all.addAll(Arrays.asList(settings));
        return sender(all.toArray(String[]::new));
    }

    /** Waits until the campaign has ended. */
    public void awaitEnd(CampaignItem campaign) {
        await().until(() -> Ledger.campaign(campaign.id()).endedAt() != null);
    }

    /** Waits until SES has taken that many mails. */
    public void awaitTaken(int mails) {
        await().until(() -> ses.taken().size() >= mails);
    }

    /** Sends a campaign to these people with one sender, from its acceptance to its end. */
    public CampaignItem run(List<UserItem> people) {
        CampaignItem campaign = accept(people);
        try (RunningSender _ = hastySender()) {
            awaitEnd(campaign);
        }
        return Ledger.campaign(campaign.id());
    }

    /** Puts a campaign into another state, as command-api does. */
    public void steer(String campaignId, CampaignState state) {
        CampaignItem now = Ledger.campaign(campaignId);
        CampaignItem next = new CampaignItem(
                now.id(),
                now.itemVersion().next(Instant.now()),
                now.content(),
                now.utm(),
                now.eventId(),
                now.audience(),
                now.sendAt(),
                state,
                now.planning(),
                now.retry(),
                now.endedAt());
        if (!Ledger.replace(next)) {
            steer(campaignId, state);
        }
    }

    /** Suppresses an address. */
    public static void suppress(String address) {
        suppressUnder(TestAddresses.hash(address));
    }

    /** Suppresses the address of that hash. */
    public static void suppressUnder(String hash) {
        var reason = new Suppression(Suppression.Cause.UNSUBSCRIBED, Instant.now(), null);
        Ledger.put(SuppressionItem.absent(hash).listed(reason, Instant.now()).toAttributes());
    }

    @Override
    public void close() {
        ses.close();
        queryApi.close();
    }
}
