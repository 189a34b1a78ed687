package dev.eventcrm.indexer.bulk;

import dev.eventcrm.indexer.bulk.BulkItemResult.Refused;
import dev.eventcrm.indexer.bulk.BulkItemResult.Unsettled;
import dev.eventcrm.table.retry.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.ErrorCause;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch.core.BulkResponse;
import org.opensearch.client.opensearch.core.bulk.BulkResponseItem;
import org.opensearch.client.transport.httpclient5.ResponseException;

/** Sends one {@code _bulk} request and reads what became of each of its operations. */
final class BulkRequests {
    private final OpenSearchClient client;
    private final Semaphore atOneTime;
    private final BulkMetrics metrics;

    BulkRequests(OpenSearchClient client, BulkSettings settings, BulkMetrics metrics) {
        this.client = client;
        this.atOneTime = new Semaphore(settings.concurrency(), true);
        this.metrics = metrics;
    }

    /** What came of a request as a whole. */
    private sealed interface Answer {
        /** Every operation has its own result. */
        record EachItsOwn(List<BulkItemResult> settlements) implements Answer {}

        /** None was looked at, and the same request would fare no better. */
        record Unacceptable(String reason) implements Answer {}

        /** None is known to be applied; some may be. */
        record None(String reason) implements Answer {}
    }

    /**
     * Sends them once.
     *
     * @return a settlement for each, in order
     */
    List<BulkItemResult> send(List<Operation> operations) throws InterruptedException {
        return switch (request(operations)) {
            case Answer.EachItsOwn(List<BulkItemResult> settlements) -> settlements;
            case Answer.None(String reason) -> forAll(operations, new Unsettled(reason));
            case Answer.Unacceptable(String reason) ->
                operations.size() == 1 ? List.of(new Refused(reason)) : sendHalves(operations);
        };
    }

    /** Finds the operation that makes a request unacceptable, and lets the others through. */
    private List<BulkItemResult> sendHalves(List<Operation> operations) throws InterruptedException {
        int middle = operations.size() / 2;
        List<BulkItemResult> settlements = new ArrayList<>(send(operations.subList(0, middle)));
        settlements.addAll(send(operations.subList(middle, operations.size())));
        return settlements;
    }

    private Answer request(List<Operation> operations) throws InterruptedException {
        atOneTime.acquire();
        try {
            return read(
                    operations,
                    metrics.timed(() -> client.bulk(bulk -> bulk.operations(
                            operations.stream().map(Operation::toBulkOperation).toList()))));
        } catch (OpenSearchException e) {
            return refusal(e.status(), Reason.of(e));
        } catch (ResponseException e) {
            return refusal(e.status(), Reason.of(e));
        } catch (IOException | RuntimeException e) {
            // No answer, or none that can be read: it may have been applied. Sending again is harmless.
            return new Answer.None(Reason.of(e));
        } finally {
            atOneTime.release();
        }
    }

    private static Answer read(List<Operation> operations, BulkResponse response) {
        List<BulkResponseItem> items = response.items();
        return items.size() == operations.size()
                ? new Answer.EachItsOwn(
                        items.stream().map(BulkRequests::settlement).toList())
                : new Answer.None(items.size() + " results for " + operations.size() + " operations");
    }

    /** A client who may not write, or does not reach an OpenSearch, is not the documents' fault either. */
    private static Answer refusal(int status, String reason) {
        return status == 400 || status == 413 ? new Answer.Unacceptable(reason) : new Answer.None(reason);
    }

    private static BulkItemResult settlement(BulkResponseItem item) {
        ErrorCause error = item.error();
        return error == null
                ? BulkItemResult.of(item.status(), null, null)
                : BulkItemResult.of(item.status(), error.type(), reason(error));
    }

    private static @Nullable String reason(ErrorCause error) {
        ErrorCause cause = error.causedBy();
        return cause == null || cause.reason() == null ? error.reason() : error.reason() + ": " + cause.reason();
    }

    private static List<BulkItemResult> forAll(List<Operation> operations, BulkItemResult settlement) {
        return Collections.nCopies(operations.size(), settlement);
    }
}
