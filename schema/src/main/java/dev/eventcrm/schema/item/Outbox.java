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

    /** The partition of all campaigns that have not ended. */
    public static final String CAMPAIGNS = "CAMPAIGNS";

    /** The partition of test mails. */
    public static final String TEST_MAILS = "TEST";

    /** Into how many partitions a campaign's mails are spread, so that many senders do not meet in one. */
    public static final int SHARDS = 16;

    private Outbox() {}

    /**
     * The partition of a mail.
     *
     * @param id the mail's id
     */
    public static String shardOf(EmailId id) {
        return shard(id.campaignId(), Integer.parseInt(id.addressHash().substring(0, 2), 16) % SHARDS);
    }

    /**
     * All partitions of a campaign's mails.
     *
     * @param campaignId the campaign's id
     */
    public static List<String> shardsOf(String campaignId) {
        return IntStream.range(0, SHARDS)
                .mapToObj(number -> shard(campaignId, number))
                .toList();
    }

    private static String shard(String campaignId, int number) {
        return campaignId + "#" + number;
    }
}
