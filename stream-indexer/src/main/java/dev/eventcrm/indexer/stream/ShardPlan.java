package dev.eventcrm.indexer.stream;

import dev.eventcrm.indexer.checkpoint.Checkpoint;
import dev.eventcrm.indexer.checkpoint.StreamShard;
import dev.eventcrm.indexer.stream.ChangeFeed.Shard;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What follows from the shards that a stream has and the checkpoints of them.
 *
 * @param toRead shards that are not settled to their end and whose parent is, or is unknown. Parents come first as a courtesy:
 *     it saves writes that would find a later version; the outcome is the same in any order.
 * @param childless shards that are settled to their end and have no child yet
 * @param vanished checkpoints of shards that the stream no longer has although they were not settled to their end
 * @param obsolete checkpoints of shards that the stream no longer has and that were settled to their end
 */
record ShardPlan(
        List<StreamShard> toRead, Set<StreamShard> childless, List<Checkpoint> vanished, List<StreamShard> obsolete) {

    static ShardPlan of(List<Shard> shards, List<Checkpoint> checkpoints) {
        Map<StreamShard, Checkpoint> stored =
                checkpoints.stream().collect(Collectors.toMap(Checkpoint::shard, Function.identity()));
        Set<StreamShard> listed = shards.stream().map(Shard::id).collect(Collectors.toSet());
        Set<StreamShard> parents =
                shards.stream().map(Shard::parent).filter(Objects::nonNull).collect(Collectors.toSet());
        Set<StreamShard> ended = checkpoints.stream()
                .filter(Checkpoint::closed)
                .map(Checkpoint::shard)
                .collect(Collectors.toSet());
        return new ShardPlan(
                shards.stream()
                        .filter(shard -> !ended.contains(shard.id()))
                        .filter(shard -> shard.parent() == null
                                || !listed.contains(shard.parent())
                                || ended.contains(shard.parent()))
                        .map(Shard::id)
                        .toList(),
                listed.stream()
                        .filter(ended::contains)
                        .filter(shard -> !parents.contains(shard))
                        .collect(Collectors.toSet()),
                stored.values().stream()
                        .filter(checkpoint -> !checkpoint.closed() && !listed.contains(checkpoint.shard()))
                        .toList(),
                ended.stream().filter(shard -> !listed.contains(shard)).toList());
    }

    static Optional<Checkpoint> checkpointOf(StreamShard shard, List<Checkpoint> checkpoints) {
        return checkpoints.stream()
                .filter(checkpoint -> checkpoint.shard().equals(shard))
                .findFirst();
    }
}
