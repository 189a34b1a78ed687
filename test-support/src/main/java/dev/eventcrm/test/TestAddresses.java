package dev.eventcrm.test;

import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.EmailId;
import java.util.List;

/** The hashes of addresses in tests. */
public final class TestAddresses {
    /** The secret of addresses that services under test get. */
    public static final String SECRET = "a secret of tests for addresses only";

    /** The one that was in use before. */
    public static final String EARLIER_SECRET = "an earlier secret of tests for addresses";

    /** The hashes that they make. */
    public static final AddressHashes HASHES = AddressHashes.of(SECRET, List.of(EARLIER_SECRET), false);

    private TestAddresses() {}

    /**
     * The hash of an address.
     *
     * @param address an e-mail address in any spelling
     */
    public static String hash(String address) {
        return HASHES.hash(address);
    }

    /**
     * The hashes of an address that were made before the secret was in use.
     *
     * @param address an e-mail address in any spelling
     * @return that of {@link #EARLIER_SECRET}, and the one without a secret
     */
    public static List<String> earlierHashes(String address) {
        return HASHES.all(address).subList(1, 3);
    }

    /**
     * The id of the mail to that address.
     *
     * @param campaignId the campaign's id
     * @param address the recipient's address in any spelling
     */
    public static EmailId emailId(String campaignId, String address) {
        return new EmailId(campaignId, hash(address));
    }
}
