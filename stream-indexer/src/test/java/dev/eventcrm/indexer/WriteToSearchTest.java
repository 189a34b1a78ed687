package dev.eventcrm.indexer;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.OpenSearchNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is written to the table can be searched soon after. */
class WriteToSearchTest {
    private static final DynamoDbLocal DYNAMO_DB = DynamoDbLocal.shared();
    private static final OpenSearchNode OPEN_SEARCH = OpenSearchNode.shared();

    private static RunningIndexer indexer;

    @BeforeAll
    static void start() {
        DYNAMO_DB.reset();
        Engines.dropIndexes(OPEN_SEARCH.url());
        indexer = RunningIndexer.start(DYNAMO_DB, OPEN_SEARCH.url());
    }

    @AfterAll
    static void stop() {
        indexer.close();
    }

    @Test
    void findsAPersonThatWasWritten() {
        Engines.write(DYNAMO_DB, aUser().withId("alice").build());

        await().until(() -> Engines.count(OPEN_SEARCH.url(), SearchIndex.USERS.alias()) == 1);
        assertThat(Engines.document(OPEN_SEARCH.url(), SearchIndex.USERS, "alice"))
                .hasValueSatisfying(found -> {
                    assertThat(found.get("_version").asLong()).isEqualTo(1);
                    assertThat(found.at("/_source/company").asString()).isEqualTo("TechCorp");
                });
    }
}
