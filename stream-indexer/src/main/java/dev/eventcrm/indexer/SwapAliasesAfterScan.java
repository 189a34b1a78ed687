package dev.eventcrm.indexer;

import dev.eventcrm.indexer.index.SearchIndexes;
import dev.eventcrm.indexer.rescan.ScanCompletion;
import org.springframework.stereotype.Component;

/** A scan has filled all indexes, so those of an older generation have had their time. */
@Component
final class SwapAliasesAfterScan implements ScanCompletion {
    private final SearchIndexes indexes;

    SwapAliasesAfterScan(SearchIndexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public void complete() throws InterruptedException {
        indexes.swapAliases();
    }
}
