package dev.eventcrm.http.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionTest {
    @ParameterizedTest
    @ValueSource(strings = {"*", " * ", "\"4\"", "\"3\",\"4\"", "\"a,b\" , \"4\"", ",\"4\",", "W/\"4\", \"4\""})
    void allowsTheVersionItNames(String header) {
        assertThat(Precondition.parse(List.of(header)).allows(4)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "W/\"4\"", "\"\"", "\"04\"", "\"a4\"", "\"3,4\""})
    void allowsNoOther(String header) {
        assertThat(Precondition.parse(List.of(header)).allows(4)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "\"4", "4\"", "w/\"4\"", "\"3\" \"4\"", "*,\"4\"", "", "'4'", "\"a b\""})
    void refusesWhatIsNoEntityTag(String header) {
        assertThatThrownBy(() -> Precondition.parse(List.of(header)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be");
    }

    @Test
    void readsSeveralLinesAsOneList() {
        assertThat(Precondition.parse(List.of("\"3\"", "\"4\"")).allows(4)).isTrue();
    }

    @Test
    void readsAListOfAnyLengthInTheSameStack() {
        assertThat(Precondition.parse(List.of("\"3\", ".repeat(50_000) + "\"4\""))
                        .allows(4))
                .isTrue();
    }

    @Test
    void allowsEverythingWhenNothingIsSaid() {
        assertThat(Precondition.parse(List.of()).allows(4)).isTrue();
    }
}
