package dev.eventcrm.schema.item;

import java.text.Normalizer;
import java.util.Locale;

/** When two spellings of an e-mail address are one address. */
public final class EmailAddresses {
    private EmailAddresses() {}

    /**
     * The one spelling that stands for all spellings of an address: without surrounding blanks, composed (NFC), in lower
     * case. RFC 5321 section 2.4 lets a host tell local parts apart by case; no mailbox provider of note does, and two
     * people whose addresses differ in case only are one person.
     *
     * @param address an e-mail address as typed
     */
    public static String normalise(String address) {
        return Normalizer.normalize(address.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
