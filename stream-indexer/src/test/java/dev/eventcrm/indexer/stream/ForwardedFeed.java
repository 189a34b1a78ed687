package dev.eventcrm.indexer.stream;

import dev.eventcrm.indexer.checkpoint.StreamShard;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The real feed, until a test lets it do something else. */
class ForwardedFeed implements ChangeFeed {
    private final ChangeFeed truth;

    ForwardedFeed(ChangeFeed truth) {
        this.truth = truth;
    }

    @Override
    public Optional<String> stream() {
        return truth.stream();
    }

    @Override
    public List<Shard> shards(String stream) {
        return truth.shards(stream);
    }

    @Override
    public Read read(StreamShard shard, Position position, @Nullable String bookmark) {
        return truth.read(shard, position, bookmark);
    }
}
