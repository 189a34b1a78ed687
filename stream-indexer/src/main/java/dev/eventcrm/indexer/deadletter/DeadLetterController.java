package dev.eventcrm.indexer.deadletter;

import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemException;
import dev.eventcrm.http.problem.ProblemType;
import dev.eventcrm.http.problem.UnavailableException;
import dev.eventcrm.indexer.pipeline.ReplayResult;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.core.exception.SdkException;

/** Lists and replays dead letters, for those who operate the indexer. */
@RestController
class DeadLetterController {
    private final DeadLetters deadLetters;
    private final Replay replay;

    DeadLetterController(DeadLetters deadLetters, Replay replay) {
        this.deadLetters = deadLetters;
        this.replay = replay;
    }

    record Listing(List<DeadLetter> deadLetters, int count) {}

    @GetMapping("/dead-letters")
    Listing list() {
        try {
            List<DeadLetter> all = deadLetters.all();
            return new Listing(all, all.size());
        } catch (SdkException e) {
            throw dynamoDbIsAway(e);
        }
    }

    /**
     * 200 with the letter that is indexed and gone.
     *
     * @throws ProblemException 404, 409 or 503 with the reason why it is not
     */
    @PostMapping("/dead-letters/{id}/replay")
    DeadLetter replay(@PathVariable String id) throws InterruptedException {
        Replay.Result result = tried(id);
        return switch (result.trial()) {
            case ReplayResult.Settled _ -> result.letter();
            case ReplayResult.Rejected(String reason) ->
                throw new ProblemException(Problem.of(ProblemType.REPLAY_FAILED, "It failed again: " + reason));
            case ReplayResult.Unknown(String reason) ->
                throw new UnavailableException("OpenSearch did not answer: " + reason, null);
        };
    }

    private Replay.Result tried(String id) throws InterruptedException {
        try {
            return replay.replay(id)
                    .orElseThrow(() -> ProblemException.notFound("There is no dead letter with the id '" + id + "'."));
        } catch (SdkException e) {
            throw dynamoDbIsAway(e);
        }
    }

    private static UnavailableException dynamoDbIsAway(SdkException e) {
        return new UnavailableException("DynamoDB did not answer: " + e.getMessage(), e);
    }
}
