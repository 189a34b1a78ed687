package dev.eventcrm.indexer.checkpoint;

import dev.eventcrm.indexer.checkpoint.Checkpoints.Move;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoint of one shard, as one reader moves it.
 *
 * <p>A second reader of the same shard must not move it back. Sequence numbers cannot be counted with, so a reader that finds
 * the checkpoint elsewhere than it left it stops moving it until it comes past that place itself: then, and only then, it
 * knows that the place lies behind it.
 */
public final class ShardCheckpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ShardCheckpoint.class);

    private final Checkpoints checkpoints;
    private final StreamShard shard;

    /** Where the checkpoint stands as far as this reader knows. */
    private @Nullable String stored;

    /** Whether that place lies ahead of this reader. */
    private boolean isAhead;

    private boolean isTold;

    /**
     * The checkpoint of a shard that is about to be read.
     *
     * @param checkpoints all checkpoints
     * @param shard the shard
     * @param stored the sequence number after which reading begins; null for the beginning
     */
    public ShardCheckpoint(Checkpoints checkpoints, StreamShard shard, @Nullable String stored) {
        this.checkpoints = checkpoints;
        this.shard = shard;
        this.stored = stored;
    }

    /**
     * Moves it behind a batch whose records are all settled.
     *
     * @param batch the sequence numbers of the batch, in the order of the shard; not empty
     */
    public void settled(List<String> batch) throws InterruptedException {
        String last = batch.getLast();
        if (isAhead && !passes(batch)) {
            return;
        }
        while (!Objects.equals(stored, last)) {
            switch (checkpoints.move(shard, stored, last)) {
                case Move.Done _ -> stored = last;
                case Move.Refused(var current) -> {
                    tellOnce();
                    stored = current.map(Checkpoint::sequenceNumber).orElse(null);
                    isAhead = stored != null;
                    if (current.map(Checkpoint::closed).orElse(false) || (isAhead && !passes(batch))) {
                        return;
                    }
                }
            }
        }
    }

    /** Remembers that the shard has ended and all its records are settled. */
    public void close() throws InterruptedException {
        checkpoints.close(shard);
    }

    private void tellOnce() {
        if (!isTold) {
            isTold = true;
            LOG.warn("another indexer reads {} as well", shard.shardId());
        }
    }

    private boolean passes(List<String> batch) {
        isAhead = !batch.contains(stored);
        return !isAhead;
    }
}
