package dev.eventcrm.indexer.bulk;

import dev.eventcrm.indexer.bulk.BulkItemResult.AlreadyThere;
import dev.eventcrm.indexer.bulk.BulkItemResult.NoIndex;
import dev.eventcrm.indexer.bulk.BulkItemResult.Refused;
import dev.eventcrm.indexer.bulk.BulkItemResult.Unsettled;
import dev.eventcrm.indexer.bulk.BulkItemResult.Written;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.table.retry.RetryableCall;
import dev.eventcrm.table.retry.RetryableCall.RetryLater;
import dev.eventcrm.table.retry.RetryableCall.Success;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes documents in bulk and does not return before every single one is settled. */
public final class BulkWriter {
    private static final BulkItemResult NOT_SENT = new Unsettled("not sent yet");

    private final BulkRequests requests;
    private final MissingIndex missingIndex;
    private final BulkSettings settings;
    private final BulkMetrics metrics;
    private final RetryLoop retryLoop;
    private final OutageLog openSearch;
    private final JsonMapper mapper;

    BulkWriter(
            BulkRequests requests,
            MissingIndex missingIndex,
            BulkSettings settings,
            BulkMetrics metrics,
            RetryLoop retryLoop,
            OutageLog openSearch,
            JsonMapper mapper) {
        this.requests = requests;
        this.missingIndex = missingIndex;
        this.settings = settings;
        this.metrics = metrics;
        this.retryLoop = retryLoop;
        this.openSearch = openSearch;
        this.mapper = mapper;
    }

    /**
     * Writes documents, each with its version as external version, and waits for OpenSearch as long as it takes.
     *
     * @param documents at most one of each id
     * @return for each document, in order: {@link Written}, {@link AlreadyThere} or {@link Refused}
     * @throws InterruptedException when the program ends first; some may have been written
     */
    public List<BulkItemResult> write(List<SearchDocument> documents) throws InterruptedException {
        List<BulkItemResult> settlements = new ArrayList<>(documents.size());
        List<Operation> request = new ArrayList<>();
        long bytes = 0;
        for (SearchDocument document : documents) {
            Operation operation = Operation.of(document, mapper);
            long more = operation.bytes();
            boolean isFull = request.size() == settings.maxOperations()
                    || bytes + more > settings.maxSize().toBytes();
            if (isFull && !request.isEmpty()) {
                settlements.addAll(settle(request));
                request.clear();
                bytes = 0;
            }
            request.add(operation);
            bytes += more;
        }
        if (!request.isEmpty()) {
            settlements.addAll(settle(request));
        }
        return settlements;
    }

    /**
     * Tries to write one document, once.
     *
     * @param document the document
     * @return how that went
     */
    public BulkItemResult tryOnce(SearchDocument document) throws InterruptedException {
        return requests.send(List.of(Operation.of(document, mapper))).getFirst();
    }

    private List<BulkItemResult> settle(List<Operation> operations) throws InterruptedException {
        List<BulkItemResult> settlements = new ArrayList<>(Collections.nCopies(operations.size(), NOT_SENT));
        retryLoop.until(openSearch, () -> {
            List<Integer> open = openOnes(settlements);
            List<BulkItemResult> answers =
                    requests.send(open.stream().map(operations::get).toList());
            for (int i = 0; i < open.size(); i++) {
                settlements.set(open.get(i), answers.get(i));
            }
            return outcome(settlements);
        });
        metrics.settled(operations, settlements);
        return settlements;
    }

    private RetryableCall.Outcome<Boolean> outcome(List<BulkItemResult> settlements) throws InterruptedException {
        List<Integer> open = openOnes(settlements);
        if (open.isEmpty()) {
            return new Success<>(true);
        }
        metrics.retried(open.size());
        BulkItemResult first = settlements.get(open.getFirst());
        if (first instanceof NoIndex) {
            missingIndex.restore();
        }
        return new RetryLater<>(reasonToWait(first).orElse(""));
    }

    private static List<Integer> openOnes(List<BulkItemResult> settlements) {
        return IntStream.range(0, settlements.size())
                .filter(i -> reasonToWait(settlements.get(i)).isPresent())
                .boxed()
                .toList();
    }

    private static Optional<String> reasonToWait(BulkItemResult settlement) {
        return switch (settlement) {
            case Written _, AlreadyThere _, Refused _ -> Optional.empty();
            case Unsettled(String reason) -> Optional.of(reason);
            case NoIndex(String reason) -> Optional.of(reason);
        };
    }
}
