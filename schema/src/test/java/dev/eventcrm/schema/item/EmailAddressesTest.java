package dev.eventcrm.schema.item;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "Alice@Example.com, alice@example.com",
        "post@Bücher.example, post@xn--bcher-kva.example",
        "post@xn--bcher-kva.example, post@xn--bcher-kva.example",
        "post@bu\u0308cher.example, post@xn--bcher-kva.example",
        "post@straße.example, post@xn--strae-oqa.example",
        "post@例え.テスト, post@xn--r8jz45g.xn--zckzah"
    })
    void oneMailboxIsOneAddress(String spelt, String address) {
        assertThat(EmailAddresses.normalise(spelt)).isEqualTo(address);
        assertThat(EmailAddresses.problem(spelt)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "josé@example.com | ASCII letters",
                "\"a b\"@example.com | blanks",
                "\"ab\"@example.com | quotes",
                "alice@localhost | top-level domain",
                "alice@[127.0.0.1] | no IP address",
                "alice@127.0.0.1 | no IP address",
                "ali\u200Bce@example.com | invisible",
                "alice@exam\u00ADple.com | invisible",
                "alice | must be an e-mail address",
                "@example.com | must be an e-mail address",
                "a..b@example.com | must be an e-mail address",
                ".a@example.com | must be an e-mail address",
                "alice@-example.com | domain name",
                "alice@example..com | domain name",
                "alice@exa_mple.com | domain name"
            })
    void whatCannotBeMailedIsToldWithWhatWouldBeRight(String address, String problem) {
        assertThat(EmailAddresses.problem(address)).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 300, 100_000})
    void aLocalPartThatIsTooLongIsRefused(int length) {
        assertThat(EmailAddresses.problem("a".repeat(length) + "@example.com")).contains("64 characters");
    }

    @Property
    void anySpellingHasANormalFormThatStays(@ForAll String text) {
        String once = EmailAddresses.normalise(text);

        assertThat(EmailAddresses.normalise(once)).isEqualTo(once);
    }
}
