package dev.eventcrm.schema.item;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of one recipient's mail of one campaign: the id of the ledger row, of its document, and the value of the message
 * tag that SES gives back with every event. As text {@code campaignId_addressHash}, in the characters that SES allows in a
 * tag's value: letters, digits, dashes, underscores.
 *
 * @param campaignId the campaign's id, a UUID
 * @param addressHash the hash of the recipient's address, as {@link AddressHashes} makes it
 */
public record EmailId(String campaignId, String addressHash) {
    /** The message tag that carries the id to SES and back. */
    public static final String MESSAGE_TAG = "crm-email";

    private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9-]{1,100})_(" + AddressHashes.PATTERN + ")");

    /**
     * The id of that text.
     *
     * @param text any text
     * @return empty when it is no id of a mail
     */
    public static Optional<EmailId> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches() ? Optional.of(new EmailId(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The key of the row. */
    public ItemKey key() {
        return ItemKey.email(campaignId, addressHash);
    }

    @Override
    public String toString() {
        return campaignId + "_" + addressHash;
    }
}
