package dev.eventcrm.http.command;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.problem.Pointer;
import dev.eventcrm.http.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the entries of a batch, each as the body of the command that it stands for; a wrong one leaves the others alone. */
@Component
public final class BatchReader {
    private final RequestBinder records;

    BatchReader(RequestBinder records) {
        this.records = records;
    }

    /**
     * An entry of a batch.
     *
     * @param <T> what its body is read into
     */
    public sealed interface Entry<T> {
        /**
         * It can be acted on.
         *
         * @param body what it says, checked
         * @param names how it spells its fields; pointers lead into the body of the batch
         */
        record Valid<T>(T body, ClientFieldNames names) implements Entry<T> {}

        /**
         * It is wrong.
         *
         * @param problem the answer that it gets; pointers lead into the body of the batch
         */
        record Invalid<T>(Problem problem) implements Entry<T> {}
    }

    /**
     * Reads entries.
     *
     * @param pointer the pointer to the list, such as {@code #/users}
     * @param entries the entries, JSON objects all
     * @param type a record annotated with {@link JsonBody}
     * @return one for each entry, in order
     */
    public <T> List<Entry<T>> read(Pointer pointer, List<JsonNode> entries, Class<T> type) {
        List<Entry<T>> read = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Pointer root = pointer.child(i);
            Errors errors = new Errors();
            RequestBinder.Reading reading = records.read((ObjectNode) entries.get(i), type, root, Map.of(), errors);
            read.add(
                    errors.areNone()
                            ? new Entry.Valid<>(type.cast(reading.record()), reading.names())
                            : new Entry.Invalid<>(Problem.invalid(errors.found())));
        }
        return read;
    }
}
