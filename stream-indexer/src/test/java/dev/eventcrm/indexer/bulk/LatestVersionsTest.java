package dev.eventcrm.indexer.bulk;

import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.indexer.projection.Projection;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.test.TestAddresses;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LatestVersionsTest {
    private static final Projection PROJECTION = new Projection(TestAddresses.HASHES);

    @Test
    void keepsTheLastVersionOfEachIdWhereverItStands() {
        SearchDocument first = document(aUser().withId("u1").atVersion(1).build());
        SearchDocument third = document(aUser().withId("u1").atVersion(3).build());
        SearchDocument second = document(aUser().withId("u1").atVersion(2).build());
        SearchDocument other = document(aUser().withId("u2").atVersion(1).build());

        assertThat(folded(first, third, other, second)).containsExactly(third, other);
    }

    @Test
    void tellsTheSameIdInTwoIndexesApart() {
        SearchDocument user = document(aUser().withId("x").build());
        SearchDocument event = document(anEvent().withId("x").build());

        assertThat(folded(user, event)).containsExactly(user, event);
    }

    @Test
    void keepsOneOfTwoThatAreTheSame() {
        SearchDocument document = document(aUser().build());

        assertThat(folded(document, document)).containsExactly(document);
    }

    private static List<SearchDocument> folded(SearchDocument... batch) {
        return LatestVersions.toLastVersions(List.of(batch), Function.identity());
    }

    private static SearchDocument document(ProjectedItem item) {
        return PROJECTION.documentOf(item);
    }
}
