package dev.eventcrm.indexer.stream;

import dev.eventcrm.indexer.checkpoint.StreamShard;
import dev.eventcrm.indexer.projection.Change;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The port to a stream of changes. Every method may throw {@link software.amazon.awssdk.core.exception.SdkException}, which
 * means: not now, ask again.
 */
interface ChangeFeed {
    /** The ARN of the newest stream of the table; empty when there is no table, or it never had a stream. */
    Optional<String> stream();

    /**
     * All shards that a stream has, open and closed ones.
     *
     * @param stream the stream's ARN
     * @return none when the stream is off or gone
     */
    List<Shard> shards(String stream);

    /**
     * Reads what comes next in a shard.
     *
     * @param shard the shard
     * @param position where to begin, or to begin again when the bookmark is of no use any more
     * @param bookmark what the last page gave; null to begin at the position
     */
    Read read(StreamShard shard, Position position, @Nullable String bookmark);

    /**
     * A shard as the stream lists it.
     *
     * @param id the shard
     * @param parent the shard whose end it continues; null when there is none
     */
    record Shard(StreamShard id, @Nullable StreamShard parent) {}

    /** A place in a shard. */
    sealed interface Position {
        /** Before the oldest record that the stream still has. */
        record Beginning() implements Position {
            @Override
            public String toString() {
                return "the beginning";
            }
        }

        /** Behind a record. */
        record After(String sequenceNumber) implements Position {
            @Override
            public String toString() {
                return "record " + sequenceNumber;
            }
        }

        /**
         * Behind that record, or at the beginning if there is none.
         *
         * @param sequenceNumber the record's, or null
         */
        static Position after(@Nullable String sequenceNumber) {
            return sequenceNumber == null ? new Beginning() : new After(sequenceNumber);
        }
    }

    /** What reading gave. */
    sealed interface Read {
        /**
         * Some records, in the order of the shard. No records does not mean that there are no more.
         *
         * @param records the records
         * @param next the bookmark for what follows; null when the shard had ended by the time of the answer, which may be after
         *     the records were looked for
         */
        record Page(List<ChangeRecord> records, @Nullable String next) implements Read {}

        /** The stream no longer has the records that follow the position. */
        record Trimmed() implements Read {}

        /** The stream no longer has the shard. */
        record Gone() implements Read {}
    }

    /**
     * A record of the stream.
     *
     * @param sequenceNumber its place in the shard: text of up to 40 digits
     * @param change what it tells
     */
    record ChangeRecord(String sequenceNumber, Change change) {}
}
