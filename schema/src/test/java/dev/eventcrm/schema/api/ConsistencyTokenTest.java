package dev.eventcrm.schema.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventcrm.schema.api.ConsistencyToken.Expected;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.MailStatus;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyTokenTest {
    @Property
    void itsTextReadsBackAsItself(@ForAll("tokens") ConsistencyToken token) {
        assertThat(ConsistencyToken.parse(token.toString())).isEqualTo(token);
    }

    @Test
    void namesWhatATransactionWrote() {
        Instant now = Instant.EPOCH;
        UserItem user = new UserItem(
                "u1", ItemVersion.first(now).tombstone(now), null, Set.of(), Set.of(), Map.of(), MailStatus.SUBSCRIBED);

        assertThat(ConsistencyToken.of(List.of(user))).hasToString("user:u1:2");
    }

    @Test
    void joinedTokensExpectTheHighestVersion() {
        assertThat(ConsistencyToken.parse("user:u1:4, user:u1:7 ,event:u1:2,user:u1:5"))
                .hasToString("user:u1:7,event:u1:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user",
                "user:u1",
                "user:u1:",
                "user:u1:x",
                "user:u1:-1",
                "user:u 1:1",
                "user:u1:1,",
                "parrot:u1:1"
            })
    void refusesWhatIsNoToken(String text) {
        assertThatThrownBy(() -> ConsistencyToken.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesMoreDocumentsThanAnyCommandChanges() {
        String text = "user:u1:1" + ",user:u1:1".repeat(ConsistencyToken.MAX_DOCUMENTS);

        assertThatThrownBy(() -> ConsistencyToken.parse(text)).hasMessage("must not name more than 500 documents");
    }

    @Provide
    Arbitrary<ConsistencyToken> tokens() {
        Arbitrary<String> ids = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("._-")
                .ofMinLength(1)
                .ofMaxLength(30);
        Arbitrary<Expected> documents = Combinators.combine(
                        Arbitraries.of(SearchIndex.class),
                        ids,
                        Arbitraries.longs().between(1, 1L << 50))
                .as(Expected::new);
        return documents
                .list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .uniqueElements(document -> document.index() + document.id())
                .map(ConsistencyToken::new);
    }
}
