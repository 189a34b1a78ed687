package dev.eventcrm.indexer.checkpoint;

/**
 * Which shard of which stream.
 *
 * @param stream the stream's ARN
 * @param shardId the shard's id
 */
public record StreamShard(String stream, String shardId) {}
