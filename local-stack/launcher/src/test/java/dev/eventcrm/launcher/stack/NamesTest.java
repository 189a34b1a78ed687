package dev.eventcrm.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void countsChangedLetters() {
        assertThat(Names.distance("gatway", "gateway")).isEqualTo(1);
        assertThat(Names.distance("opensarch", "opensearch")).isEqualTo(1);
        assertThat(Names.distance("query", "query-api")).isEqualTo(4);
    }

    @Property(tries = 100)
    void isADistance(@ForAll String one, @ForAll String other) {
        assertThat(Names.distance(one, one)).isZero();
        assertThat(Names.distance(one, other))
                .isEqualTo(Names.distance(other, one))
                .isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
    }

    @Test
    void namesTheNearestAndAllKnown() {
        assertThat(Names.unknown("indexer", Programs.PORTS.keySet()))
                .isEqualTo("indexer is unknown; did you mean stream-indexer? Known are command-api, dynamodb,"
                        + " email-sender, gateway, opensearch, query-api, ses, stream-indexer");
    }
}
