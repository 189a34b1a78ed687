package dev.eventcrm.indexer.index;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Request;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.httpclient5.ResponseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OpenSearch's index requests with bodies as JSON trees: a definition is a file, not an object of the client's. */
final class IndexApi {
    private final OpenSearchGenericClient client;
    private final JsonMapper mapper;

    IndexApi(OpenSearchGenericClient client, JsonMapper mapper) {
        this.client = client;
        this.mapper = mapper;
    }

    /**
     * An answer of OpenSearch.
     *
     * @param status the HTTP status
     * @param body the body
     */
    record Answer(int status, JsonNode body) {
        boolean isOk() {
            return status == 200;
        }

        boolean isNotFound() {
            return status == 404;
        }

        /** The answer in words, for a log. */
        String reason() {
            JsonNode reason = body.at("/error/reason");
            return status + " " + (reason.isString() ? reason.asString() : body.toString());
        }
    }

    Answer get(String path) throws IOException {
        return execute("GET", path, null);
    }

    Answer put(String path, JsonNode body) throws IOException {
        return execute("PUT", path, body);
    }

    Answer post(String path, JsonNode body) throws IOException {
        return execute("POST", path, body);
    }

    private Answer execute(String method, String path, @Nullable JsonNode body) throws IOException {
        var request = Requests.builder().method(method).endpoint(path).query(Map.of());
        if (body != null) {
            request.json(body.toString());
        }
        Request built = request.build();
        try (Response response = client.execute(built)) {
            String text = response.getBody().map(Body::bodyAsString).orElse("null");
            return new Answer(response.getStatus(), mapper.readTree(text));
        } catch (ResponseException e) {
            return new Answer(e.status(), mapper.getNodeFactory().stringNode(String.valueOf(e.getMessage())));
        }
    }
}
