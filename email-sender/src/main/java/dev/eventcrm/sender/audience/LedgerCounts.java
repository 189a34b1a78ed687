package dev.eventcrm.sender.audience;

/**
 * How many mails of a campaign the read model knows.
 *
 * @param recipients all of them
 * @param queued those that wait or are with a sender
 * @param unknown those of which it is not known whether they were sent
 */
public record LedgerCounts(int recipients, int queued, int unknown) {
    /** Of a campaign that the read model does not know. */
    public static final LedgerCounts NONE = new LedgerCounts(0, 0, 0);

    /**
     * Whether the read model shows that many mails, and every one final.
     *
     * @param planned how many there are
     * @param damaged how many of them nobody can read: it may show them as they were, or not at all
     */
    public boolean showsAllFinal(int planned, int damaged) {
        return recipients + damaged >= planned && queued + unknown <= damaged;
    }
}
