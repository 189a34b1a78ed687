package dev.eventcrm.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param text the body
 */
public record Reply(int status, HttpHeaders headers, String text) {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    static Reply of(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    /** The body as JSON. */
    public JsonNode json() {
        return text.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(text);
    }

    /** A field of the body, as text. */
    public String field(String name) {
        return json().path(name).asString("");
    }

    /** A header, empty if it is not there. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The pointers and parameters of a problem's errors. */
    public List<String> errorPlaces() {
        List<String> places = new ArrayList<>();
        for (JsonNode error : json().path("errors")) {
            places.add(
                    error.has("pointer")
                            ? error.path("pointer").asString()
                            : error.path("parameter").asString());
        }
        return places;
    }

    /** Fails unless the status is that. */
    public Reply expect(int status) {
        assertThat(this.status).as(text).isEqualTo(status);
        return this;
    }

    /** Fails unless it is a problem of that status that says what is wrong. */
    public Reply expectProblem(int status) {
        expect(status);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(field("type")).isNotBlank();
        assertThat(field("title")).isNotBlank();
        assertThat(field("detail")).isNotBlank();
        assertThat(json().path("status").asInt()).isEqualTo(status);
        assertThat(text).doesNotContain("Exception", "\tat ");
        return this;
    }
}
