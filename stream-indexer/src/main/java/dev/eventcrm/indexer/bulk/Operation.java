package dev.eventcrm.indexer.bulk;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.document.SearchIndex;
import java.nio.charset.StandardCharsets;
import org.opensearch.client.opensearch._types.VersionType;
import org.opensearch.client.opensearch.core.bulk.BulkOperation;
import tools.jackson.databind.json.JsonMapper;

/**
 * One document to write, serialised once, however often it is sent.
 *
 * @param index the index it goes to
 * @param id its id
 * @param version its external version
 * @param json itself
 */
record Operation(SearchIndex index, String id, long version, String json) {
    private record Raw(@JsonValue @JsonRawValue String json) {}

    static Operation of(SearchDocument document, JsonMapper mapper) {
        return new Operation(document.index(), document.id(), document.version(), mapper.writeValueAsString(document));
    }

    long bytes() {
        return json.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * As the client sends it. It names the physical index: a rebuild moves the aliases to an index of another shape while
     * this code still writes its own.
     */
    BulkOperation toBulkOperation() {
        return BulkOperation.of(operation -> operation.index(index -> index.index(this.index.physicalName())
                .id(id)
                .version(version)
                .versionType(VersionType.External)
                .document(new Raw(json))));
    }
}
