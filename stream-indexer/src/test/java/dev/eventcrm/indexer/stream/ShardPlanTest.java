package dev.eventcrm.indexer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.indexer.checkpoint.Checkpoint;
import dev.eventcrm.indexer.checkpoint.StreamShard;
import dev.eventcrm.indexer.stream.ChangeFeed.Shard;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardPlanTest {
    private static final StreamShard PARENT = new StreamShard("stream", "parent");
    private static final StreamShard CHILD = new StreamShard("stream", "child");
    private static final StreamShard SIBLING = new StreamShard("stream", "sibling");

    @Test
    void readsAParentBeforeItsChildren() {
        ShardPlan lineage = ShardPlan.of(List.of(child(CHILD), shard(PARENT)), List.of());

        assertThat(lineage.toRead()).containsExactly(PARENT);
    }

    @Test
    void readsTheChildrenOfAParentThatIsSettledToItsEnd() {
        ShardPlan lineage = ShardPlan.of(List.of(shard(PARENT), child(CHILD), child(SIBLING)), List.of(closed(PARENT)));

        assertThat(lineage.toRead()).containsExactly(CHILD, SIBLING);
        assertThat(lineage.childless()).isEmpty();
    }

    @Test
    void goesOnWithAShardThatWasBegun() {
        assertThat(ShardPlan.of(List.of(shard(PARENT)), List.of(open(PARENT))).toRead())
                .containsExactly(PARENT);
    }

    @Test
    void readsAShardWhoseParentTheStreamNoLongerHas() {
        assertThat(ShardPlan.of(List.of(child(CHILD)), List.of()).toRead()).containsExactly(CHILD);
    }

    @Test
    void findsAShardThatHasEndedAndHasNoChildYet() {
        assertThat(ShardPlan.of(List.of(shard(PARENT)), List.of(closed(PARENT))).childless())
                .containsExactly(PARENT);
    }

    @Test
    void findsAShardThatVanishedBeforeItWasSettled() {
        ShardPlan lineage = ShardPlan.of(List.of(child(CHILD)), List.of(open(PARENT)));

        assertThat(lineage.vanished()).containsExactly(open(PARENT));
        assertThat(lineage.obsolete()).isEmpty();
    }

    @Test
    void forgetsAShardThatVanishedAfterItWasSettled() {
        ShardPlan lineage = ShardPlan.of(List.of(child(CHILD)), List.of(closed(PARENT)));

        assertThat(lineage.vanished()).isEmpty();
        assertThat(lineage.obsolete()).containsExactly(PARENT);
    }

    private static Shard shard(StreamShard id) {
        return new Shard(id, null);
    }

    private static Shard child(StreamShard id) {
        return new Shard(id, PARENT);
    }

    private static Checkpoint open(StreamShard shard) {
        return new Checkpoint(shard, "000000000000000000001", false);
    }

    private static Checkpoint closed(StreamShard shard) {
        return new Checkpoint(shard, null, true);
    }
}
