package dev.eventcrm.indexer.deadletter;

import dev.eventcrm.http.problem.ProblemType;
import dev.eventcrm.indexer.pipeline.ReplayResult;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.core.exception.SdkException;

/** Lists and replays dead letters, for those who operate the indexer. */
@RestController
class DeadLetterController {
    private static final String RETRY_AFTER_SECONDS = "5";

    private final DeadLetters deadLetters;
    private final Replay replay;

    DeadLetterController(DeadLetters deadLetters, Replay replay) {
        this.deadLetters = deadLetters;
        this.replay = replay;
    }

    record Listing(List<DeadLetter> deadLetters, int count) {}

    @GetMapping("/dead-letters")
    Listing list() {
        List<DeadLetter> all = deadLetters.all();
        return new Listing(all, all.size());
    }

    /** 200 with the letter that is settled and gone; 404, 409 and 503 say why it is not. */
    @PostMapping("/dead-letters/{id}/replay")
    ResponseEntity<?> replay(@PathVariable String id) throws InterruptedException {
        return replay.replay(id)
                .<ResponseEntity<?>>map(DeadLetterController::answer)
                .orElseGet(() -> problem(ProblemType.NOT_FOUND, "There is no dead letter with the id " + id + "."));
    }

    private static ResponseEntity<?> answer(Replay.Result result) {
        return switch (result.trial()) {
            case ReplayResult.Settled _ -> ResponseEntity.ok(result.letter());
            case ReplayResult.Rejected(String reason) -> problem(ProblemType.CONFLICT, "It failed again: " + reason);
            case ReplayResult.Unknown(String reason) ->
                problem(ProblemType.UNAVAILABLE, "OpenSearch could not be asked: " + reason);
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> dynamoDbIsAway(SdkException e) {
        return problem(ProblemType.UNAVAILABLE, "DynamoDB could not be asked: " + e.getMessage());
    }

    private static ResponseEntity<ProblemDetail> problem(ProblemType type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(type.status());
        problem.setType(type.uri());
        problem.setTitle(type.title());
        problem.setDetail(detail);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(type.status());
        if (type == ProblemType.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.body(problem);
    }
}
