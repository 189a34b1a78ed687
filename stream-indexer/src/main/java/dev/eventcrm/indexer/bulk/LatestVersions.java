package dev.eventcrm.indexer.bulk;

import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.document.SearchIndex;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Of all versions of a document in a batch, only the last one needs to be written. */
public final class LatestVersions {
    private record Id(SearchIndex index, String id) {}

    private LatestVersions() {}

    /**
     * The last version of each id, whatever the order of the batch.
     *
     * @param batch what carries the documents
     * @param document the document that one of it carries
     * @return one for each id, in the order in which the ids first appear
     */
    public static <T> List<T> toLastVersions(Collection<T> batch, Function<T, SearchDocument> document) {
        Map<Id, T> last = new LinkedHashMap<>();
        for (T entry : batch) {
            last.merge(
                    idOf(document.apply(entry)),
                    entry,
                    (held, next) -> document.apply(next).version()
                                    > document.apply(held).version()
                            ? next
                            : held);
        }
        return List.copyOf(last.values());
    }

    private static Id idOf(SearchDocument document) {
        return new Id(document.index(), document.id());
    }
}
