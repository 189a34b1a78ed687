package dev.eventcrm.indexer.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DriftTest {
    @Test
    void namesThePathTheLiveValueAndTheWantedOne() {
        assertThat(between(
                        "{\"properties\":{\"company\":{\"type\":\"text\"}}}",
                        "{\"properties\":{\"company\":{\"type\":\"keyword\"}}}"))
                .containsExactly("mappings.properties.company.type is \"text\", should be \"keyword\"");
    }

    @Test
    void findsWhatIsMissingAndWhatIsTooMuch() {
        assertThat(between("{\"a\":{\"type\":\"long\"}}", "{\"b\":{\"type\":\"date\"}}"))
                .containsExactly(
                        "mappings.a is {\"type\":\"long\"}, should be absent",
                        "mappings.b is absent, should be {\"type\":\"date\"}");
    }

    @Test
    void takesTextThatSpellsANumberOrATruthValueForTheSame() {
        assertThat(between("{\"size\":\"2\",\"index\":\"false\"}", "{\"size\":2,\"index\":false}"))
                .isEmpty();
    }

    @Test
    void findsAChangedList() {
        assertThat(between("{\"filter\":[\"lowercase\"]}", "{\"filter\":[\"lowercase\",\"asciifolding\"]}"))
                .hasSize(1);
    }

    private static List<String> between(String live, String wanted) {
        JsonMapper json = JsonMapper.shared();
        return Drift.between("mappings", json.readTree(live), json.readTree(wanted)).stream()
                .map(Drift::toString)
                .toList();
    }
}
