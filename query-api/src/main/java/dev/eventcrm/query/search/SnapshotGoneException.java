package dev.eventcrm.query.search;

import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemException;
import dev.eventcrm.http.problem.ProblemType;
import java.util.Map;

/** OpenSearch holds a point in time no longer: 410. */
public final class SnapshotGoneException extends ProblemException {
    private static final long serialVersionUID = 1L;

    SnapshotGoneException(String detail, Throwable cause) {
        super(Problem.of(ProblemType.SNAPSHOT_GONE, detail), Map.of(), cause);
    }
}
