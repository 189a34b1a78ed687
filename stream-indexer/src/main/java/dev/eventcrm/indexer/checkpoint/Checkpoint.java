package dev.eventcrm.indexer.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * How far a shard is settled.
 *
 * @param shard the shard
 * @param sequenceNumber of the last settled record; absent when the shard ended without one
 * @param closed whether the shard has ended and all its records are settled
 */
public record Checkpoint(StreamShard shard, @Nullable String sequenceNumber, boolean closed) {}
