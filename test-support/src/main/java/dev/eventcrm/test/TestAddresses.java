package dev.eventcrm.test;

import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.EmailId;
import java.util.List;

/** The hashes of addresses in tests. */
public final class TestAddresses {
    /** The secret of addresses that services under test get. */
    public static final String SECRET = "a secret of tests, for addresses only";

    /** The hashes that it makes. */
    public static final AddressHashes HASHES = AddressHashes.of(SECRET, List.of(), false);

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
     * The id of the mail to that address.
     *
     * @param campaignId the campaign's id
     * @param address the recipient's address in any spelling
     */
    public static EmailId emailId(String campaignId, String address) {
        return new EmailId(campaignId, hash(address));
    }
}
