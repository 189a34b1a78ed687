package dev.eventcrm.schema.item;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The sparse index of the table that holds, by the time when they are due, the items that a sender still has something to
 * do for. An item is in it as long as it carries both attributes.
 */
public final class Outbox {
    /** The index's name. */
    public static final String INDEX = "outbox";

    /** The attribute of its partition key. */
    public static final String SHARD = "outboxShard";

    /** The attribute of its sort key: epoch milliseconds. */
    public static final String DUE_AT = "dueAt";

    /** The partition of all campaigns that have not ended, by the time when there is something to do for them. */
    public static final String CAMPAIGNS = "CAMPAIGNS";

    /** The partition of test mails. */
    public static final String TEST_MAILS = "TEST";

    /** Into how many partitions a campaign's mails are spread, so that many senders do not meet in one. */
    public static final int SHARDS = 16;

    private Outbox() {}

    /**
     * The partition of a mail. Mails that wait to be sent and mails in flight stand in different ones, so that neither has
     * to be searched among the other: a campaign of many mails that is paused, or slow, is one of many that wait.
     *
     * @param id the mail's id
     * @param status where its sending stands, not final
     */
    static String shardOf(EmailId id, EmailStatus status) {
        int number = Integer.parseInt(id.addressHash().substring(0, 2), 16) % SHARDS;
        return shard(id.campaignId(), number, status.isInFlight());
    }

    /**
     * All partitions of a campaign's mails that wait to be sent.
     *
     * @param campaignId the campaign's id
     */
    public static List<String> waitingShardsOf(String campaignId) {
        return shardsOf(campaignId, false);
    }

    /**
     * All partitions of a campaign's mails that are with a sender, or of which it is not known whether they were sent.
     *
     * @param campaignId the campaign's id
     */
    public static List<String> inFlightShardsOf(String campaignId) {
        return shardsOf(campaignId, true);
    }

    private static List<String> shardsOf(String campaignId, boolean isInFlight) {
        return IntStream.range(0, SHARDS)
                .mapToObj(number -> shard(campaignId, number, isInFlight))
                .toList();
    }

    private static String shard(String campaignId, int number, boolean isInFlight) {
        return campaignId + "#" + number + (isInFlight ? "#IN-FLIGHT" : "");
    }
}
