package dev.eventcrm.schema.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressHashesTest {
    private static final String OLD_SECRET = "the secret that was in use before";
    private static final String NEW_SECRET = "the secret that is in use by now..";
    private static final AddressHashes BEFORE = AddressHashes.of(OLD_SECRET, List.of(), false);
    private static final AddressHashes AFTER = AddressHashes.of(NEW_SECRET, List.of(OLD_SECRET), false);
    private static final String ADDRESS = "alice@example.com";

    /** Computed with {@code openssl dgst -sha256 -hmac}. */
    @Test
    void isTheHmacOfTheNormalisedAddressAndTheIdOfTheKey() {
        AddressHashes hashes = AddressHashes.of("0123456789abcdef0123456789abcdef", List.of(), false);

        assertThat(hashes.hash(" Alice@Example.COM ")).isEqualTo("841240d2a5b6654b3ae21fc4499db7b764c3");
        assertThat(hashes.keyId()).isEqualTo("64c3");
    }

    @Test
    void isTheSha256OfTheAddressWhereThereWasNoSecret() {
        assertThat(BEFORE.hash(AddressHashes.UNKEYED, ADDRESS)).isEqualTo("ff8d9819fc0e12bf0d24892e45987e24");
    }

    @Property
    void aHashIsRecognisedAfterTheSecretHasChanged(@ForAll @AlphaChars @NotEmpty String name) {
        String address = name + "@example.com";

        assertThat(AFTER.isOf(BEFORE.hash(address), address)).isTrue();
        assertThat(AFTER.isOf(BEFORE.hash(AddressHashes.UNKEYED, address), address))
                .isTrue();
        assertThat(AFTER.isOf(BEFORE.hash(address), "x" + address)).isFalse();
    }

    @Test
    void allHashesOfAnAddressAreThoseOfAllSecretsAndTheUnkeyedOneTheCurrentOneFirst() {
        assertThat(AFTER.all(ADDRESS))
                .containsExactly(AFTER.hash(ADDRESS), BEFORE.hash(ADDRESS), AFTER.hash(AddressHashes.UNKEYED, ADDRESS))
                .doesNotHaveDuplicates();
    }

    @Test
    void oneAddressIsHashedLikeAnother() {
        assertThat(AFTER.hashLike(BEFORE.hash("bob@example.com"), ADDRESS)).isEqualTo(BEFORE.hash(ADDRESS));
        assertThat(AFTER.hashLike(BEFORE.hash(AddressHashes.UNKEYED, "bob@example.com"), ADDRESS))
                .isEqualTo(BEFORE.hash(AddressHashes.UNKEYED, ADDRESS));
    }

    @Test
    void aHashOfAnUnknownSecretIsOfNoAddressAndNoneIsMadeLikeIt() {
        String foreign = AFTER.hash(ADDRESS);

        assertThat(BEFORE.isOf(foreign, ADDRESS)).isFalse();
        assertThatThrownBy(() -> BEFORE.hashLike(foreign, ADDRESS))
                .isInstanceOf(AddressHashes.UnknownKeyException.class)
                .hasMessageContainingAll(AFTER.keyId(), "CRM_ADDRESSES_EARLIERSECRETS");
    }

    @Test
    void anIdOfAMailHoldsAnyHash() {
        assertThat(AFTER.all(ADDRESS)).allSatisfy(hash -> {
            EmailId id = new EmailId("c-1", hash);
            assertThat(EmailId.parse(id.toString())).contains(id);
        });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "too short"})
    void aSecretThatIsMissingOrShortIsRefused(@Nullable String secret) {
        assertThatThrownBy(() -> AddressHashes.of(secret, List.of(), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("CRM_ADDRESSES_SECRET", "32 characters", "openssl rand");
    }

    @Test
    void theSecretThatEverybodyKnowsIsForDevelopment() {
        assertThat(AddressHashes.of(SharedSecret.PUBLIC, List.of(), true).keyId())
                .isNotEmpty();
        assertThatThrownBy(() -> AddressHashes.of(SharedSecret.PUBLIC, List.of(), false))
                .hasMessageContaining("CRM_ADDRESSES_SECRET");
        assertThatThrownBy(() -> AddressHashes.of(NEW_SECRET, List.of(SharedSecret.PUBLIC), false))
                .hasMessageContaining("CRM_ADDRESSES_EARLIERSECRETS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a secret of more than thirty, and with a comma", " a secret of more than thirty characters"})
    void aSecretThatCouldNotBeNamedInAListLaterIsRefused(String secret) {
        assertThatThrownBy(() -> AddressHashes.of(secret, List.of(), false))
                .hasMessageContainingAll("CRM_ADDRESSES_SECRET", "commas");
    }

    @Test
    void aSecretThatIsNewAndEarlierIsRefused() {
        assertThatThrownBy(() -> AddressHashes.of(NEW_SECRET, List.of(NEW_SECRET), false))
                .hasMessageContaining("set each once");
    }
}
