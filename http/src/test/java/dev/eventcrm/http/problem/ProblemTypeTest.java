package dev.eventcrm.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTypeTest {
    private static final Path PAGE = Path.of("../docs/errors.md");
    private static final String MARK =
            "<!-- The table below is made of ProblemType; mvn test -pl http -am -Dcrm.docs.write=true -->";

    @Test
    void thePageOfErrorsListsEveryType() throws IOException {
        String page = Files.readString(PAGE);
        String expected = page.substring(0, page.indexOf(MARK) + MARK.length()) + "\n\n" + table();

        if (Boolean.getBoolean("crm.docs.write")) {
            Files.writeString(PAGE, expected);
        } else {
            assertThat(page).isEqualTo(expected);
        }
    }

    private static String table() {
        return "| type `urn:event-crm:problem:…` | status | it means | what a client does |\n|---|---|---|---|\n"
                + Arrays.stream(ProblemType.values())
                        .map(type -> "| `%s` | %d | %s | %s |"
                                .formatted(type.id(), type.status(), type.meaning(), type.remedy()))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    @ParameterizedTest
    @EnumSource
    void describesItselfInSentences(ProblemType type) {
        assertThat(type.meaning()).endsWith(".");
        assertThat(type.remedy()).endsWith(".");
        assertThat(type.title()).doesNotEndWith(".");
    }

    @Test
    void givesEveryStatusOfAnErrorAType() {
        IntStream.range(400, 600)
                .forEach(status -> assertThat(ProblemType.ofStatus(status).status() / 100)
                        .as("status %d", status)
                        .isEqualTo(status / 100));
    }

    @Test
    void neverEndsADetailWithAQuestionMarkAndAStop() {
        FieldError question = FieldError.inParameter("compny", "is unknown; did you mean 'company'?");

        assertThat(Problem.of(ProblemType.INVALID, question).detail())
                .isEqualTo("compny is unknown; did you mean 'company'?");
    }
}
