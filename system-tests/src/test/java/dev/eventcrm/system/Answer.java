package dev.eventcrm.system;

import dev.eventcrm.schema.api.Headers;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an API answered. */
record Answer(int status, HttpHeaders headers, String text) {
    JsonNode json() {
        return JsonMapper.shared().readTree(text);
    }

    String string(String field) {
        return json().path(field).asString();
    }

    String consistencyToken() {
        return headers.firstValue(Headers.CONSISTENCY_TOKEN).orElseThrow(() -> new AssertionError("no token: " + this));
    }

    /** What {@code errors} points at: JSON pointers into the body and names of parameters. */
    List<String> blamed() {
        List<String> blamed = new ArrayList<>();
        for (JsonNode error : json().path("errors")) {
            Stream.of("pointer", "parameter")
                    .filter(error::has)
                    .map(key -> error.get(key).asString())
                    .forEach(blamed::add);
        }
        return blamed;
    }

    @Override
    public String toString() {
        return status + " " + text;
    }
}
