package dev.eventcrm.schema.item;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The ids of all keys that address hashes of the table are made with, as one item of the table keeps them. A service that lacks one
 * of the secrets would take addresses that must not be mailed for addresses that may.
 */
public final class AddressKeys {
    /** The attribute that holds the ids, a set of strings. */
    public static final String IDS = "keyIds";

    private AddressKeys() {}

    /**
     * What keeps a service with these hashes from working with the table.
     *
     * @param item all attributes of the item {@link ItemKey#addressKeys}; none when there is no such item
     * @param hashes what the service can make
     * @return empty when nothing does
     * @throws CorruptItemException when the item is none
     */
    public static Optional<String> lack(Map<String, AttributeValue> item, AddressHashes hashes) {
        Set<String> unknown = new TreeSet<>(ids(item));
        unknown.removeIf(hashes::knows);
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("it holds address hashes of the key " + String.join(", ", unknown)
                        + ", whose secret is neither crm.addresses.secret (CRM_ADDRESSES_SECRET) nor one of"
                        + " crm.addresses.earlier-secrets (CRM_ADDRESSES_EARLIERSECRETS)");
    }

    /**
     * Whether the key of new hashes is among the ids.
     *
     * @param item all attributes of the item; none when there is no such item
     * @param hashes what the service can make
     */
    public static boolean nameCurrent(Map<String, AttributeValue> item, AddressHashes hashes) {
        return ids(item).contains(hashes.keyId());
    }

    private static Set<String> ids(Map<String, AttributeValue> item) {
        return Attributes.of(item).set(IDS);
    }
}
