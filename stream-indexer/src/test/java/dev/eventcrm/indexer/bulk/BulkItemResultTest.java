package dev.eventcrm.indexer.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.indexer.bulk.BulkItemResult.AlreadyThere;
import dev.eventcrm.indexer.bulk.BulkItemResult.NoIndex;
import dev.eventcrm.indexer.bulk.BulkItemResult.Refused;
import dev.eventcrm.indexer.bulk.BulkItemResult.Unsettled;
import dev.eventcrm.indexer.bulk.BulkItemResult.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkItemResultTest {
    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void successIsWritten(int status) {
        assertThat(BulkItemResult.of(status, null, null)).isInstanceOf(Written.class);
    }

    @Test
    void aVersionConflictIsAsGoodAsWritten() {
        assertThat(BulkItemResult.of(409, "version_conflict_engine_exception", "current version [7] is higher"))
                .isInstanceOf(AlreadyThere.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, strict_dynamic_mapping_exception",
        "400, mapper_parsing_exception",
        "400, illegal_argument_exception",
        "404, document_missing_exception",
        "413, "
    })
    void whatIsWrongWithTheDocumentIsRefused(int status, String type) {
        assertThat(BulkItemResult.of(status, type, "because"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("because"));
    }

    @ParameterizedTest
    @CsvSource({
        "429, es_rejected_execution_exception",
        "429, circuit_breaking_exception",
        "500, exception",
        "502, ",
        "503, unavailable_shards_exception",
        "504, "
    })
    void whatMayPassIsNotSettled(int status, String type) {
        assertThat(BulkItemResult.of(status, type, null)).isInstanceOf(Unsettled.class);
    }

    @ParameterizedTest
    @CsvSource({"403, cluster_block_exception", "403, security_exception", "400, index_closed_exception"})
    void theStateOfTheIndexIsNotTheDocumentsFault(int status, String type) {
        assertThat(BulkItemResult.of(status, type, null)).isInstanceOf(Unsettled.class);
    }

    @Test
    void aMissingIndexHasToBeCreatedFirst() {
        assertThat(BulkItemResult.of(404, "index_not_found_exception", "no such index [users-v1]"))
                .isInstanceOf(NoIndex.class);
    }
}
