package dev.eventcrm.indexer;

import dev.eventcrm.indexer.projection.Projection;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.TestAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests do to the engines, past the indexer. */
public final class Engines {
    private static final Projection PROJECTION = new Projection(TestAddresses.HASHES);
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
        String all = Arrays.stream(SearchIndex.values())
                .map(SearchIndex::physicalName)
                .collect(Collectors.joining(","));
        call(openSearch, "DELETE", "/" + all + "?ignore_unavailable=true", "");
    }

    /** The document of that id with its {@code _version}, tombstones included. */
    public static Optional<JsonNode> document(URI openSearch, SearchIndex index, String id) {
        JsonNode found = call(openSearch, "GET", "/" + index.physicalName() + "/_doc/" + id, "");
        return found.path("found").asBoolean(false) ? Optional.of(found) : Optional.empty();
    }

    /** The version that the index holds of that document; 0 when it has none. */
    public static long version(URI openSearch, ProjectedItem item) {
        SearchDocument document = PROJECTION.documentOf(item);
        return document(openSearch, document.index(), document.id())
                .map(found -> found.get("_version").asLong())
                .orElse(0L);
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
        return JsonMapper.shared().readTree(send(base, method, path, body).body());
    }

    /** What a GET answers, as it stands. */
    public static String text(URI base, String path) {
        return send(base, "GET", path, "").body();
    }

    /** Any request, with its answer whatever the status. */
    public static HttpResponse<String> send(URI base, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
