package dev.eventcrm.indexer;

import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.test.DynamoDbLocal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests do to the engines, past the indexer. */
public final class Engines {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Engines() {}

    /** Writes an item as it stands. */
    public static void write(DynamoDbLocal dynamoDb, ProjectedItem item) {
        write(dynamoDb, item.toAttributes());
    }

    /** Writes attributes as they stand. */
    public static void write(DynamoDbLocal dynamoDb, Map<String, AttributeValue> item) {
        dynamoDb.client().putItem(put -> put.tableName(CrmTable.NAME).item(item));
    }

    /** An OpenSearch without any index of ours. */
    public static void dropIndexes(URI openSearch) {
        for (SearchIndex index : SearchIndex.values()) {
            call(openSearch, "DELETE", "/" + index.physicalName() + "?ignore_unavailable=true", "");
        }
    }

    /** The document of that id with its {@code _version}, tombstones included. */
    public static Optional<JsonNode> document(URI openSearch, SearchIndex index, String id) {
        JsonNode found = call(openSearch, "GET", "/" + index.physicalName() + "/_doc/" + id, "");
        return found.path("found").asBoolean(false) ? Optional.of(found) : Optional.empty();
    }

    /** How many documents a search over an index or alias finds. */
    public static long count(URI openSearch, String indexOrAlias) {
        call(openSearch, "POST", "/" + indexOrAlias + "/_refresh", "");
        return call(openSearch, "GET", "/" + indexOrAlias + "/_count", "")
                .path("count")
                .asLong(-1);
    }

    /** Any request, with its answer as JSON whatever the status. */
    public static JsonNode call(URI base, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return JsonMapper.shared()
                    .readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
