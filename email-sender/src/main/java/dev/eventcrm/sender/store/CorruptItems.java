package dev.eventcrm.sender.store;

import dev.eventcrm.schema.item.CorruptItemException;
import dev.eventcrm.schema.item.ItemKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items that cannot be read. None holds up another, each is told of once, and one that has been mended is taken up again. */
@Component
public final class CorruptItems {
    private static final Logger LOG = LoggerFactory.getLogger(CorruptItems.class);

    private final Map<ItemKey, Instant> known = new ConcurrentHashMap<>();
    private final Clock clock;

    CorruptItems(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads an item that may be damaged.
     *
     * @param key its key
     * @param item its attributes
     * @param reading how to read it
     * @return what it says; empty when it cannot be read
     */
    public <T> Optional<T> read(
            ItemKey key, Map<String, AttributeValue> item, Function<Map<String, AttributeValue>, T> reading) {
        try {
            T read = reading.apply(item);
            known.remove(key);
            return Optional.of(read);
        } catch (CorruptItemException e) {
            if (known.putIfAbsent(key, clock.instant()) == null) {
                LOG.error("{} cannot be read and is left alone until it can", key, e);
            }
            return Optional.empty();
        }
    }

    /**
     * Since when an item is known to be damaged.
     *
     * @param key its key
     * @return empty when it is not known to be
     */
    public Optional<Instant> since(ItemKey key) {
        return Optional.ofNullable(known.get(key));
    }
}
