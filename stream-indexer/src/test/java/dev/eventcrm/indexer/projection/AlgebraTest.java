package dev.eventcrm.indexer.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.indexer.bulk.LatestVersions;
import dev.eventcrm.indexer.projection.Histories.History;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.test.TestAddresses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Projection is algebra: however its changes are delivered, a history gives the index that its last versions give. */
class AlgebraTest {
    private static final Projection PROJECTION = new Projection(TestAddresses.HASHES);

    @Property
    void anyDeliveryGivesWhatTheLastVersionsGive(@ForAll("histories") History history) {
        Map<String, SearchDocument> index = new HashMap<>();

        history.delivery().forEach(batch -> write(index, batch));

        assertThat(index).isEqualTo(history.lastDocuments());
    }

    @Provide
    Arbitrary<History> histories() {
        return Histories.histories();
    }

    /** What external versioning does: a version that is not higher is not taken. */
    private static void write(Map<String, SearchDocument> index, List<Change> batch) {
        List<SearchDocument> documents = batch.stream()
                .map(change -> ((Projected.Document) PROJECTION.of(change)).document())
                .toList();
        for (SearchDocument document : LatestVersions.toLastVersions(documents, one -> one)) {
            index.merge(
                    Histories.nameOf(document),
                    document,
                    (held, next) -> next.version() > held.version() ? next : held);
        }
    }
}
