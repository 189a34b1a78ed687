package dev.eventcrm.command.store;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.Outbox;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * Looks whether the table is there, from the start and ever after, and creates it if it may. It says so once when the wait
 * begins and once when it ends; in between, readiness is down. Commands do not wait for it: they ask the table themselves.
 */
@Component("table")
final class TableWatch implements SmartLifecycle, HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(TableWatch.class);

    /** How long what is being done to the table may take once the watch is to end. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final DynamoDbClient client;
    private final TableSettings settings;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** What the table lacks; null when nothing. */
    private volatile @Nullable String missing = "not looked at yet";

    private boolean expires;
    private volatile boolean running;
    private volatile @Nullable Thread watcher;

    TableWatch(DynamoDbClient client, TableSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public Health health() {
        String lack = missing;
        return lack == null
                ? Health.up().build()
                : Health.down().withDetail("table", lack).build();
    }

    @Override
    public void start() {
        running = true;
        watcher = Thread.ofVirtual().name("table-watch").start(this::watch);
    }

    private void watch() {
        boolean waiting = false;
        do {
            String lack = look();
            if (stopped.getCount() == 0) {
                // What was cut short says nothing about the table.
                return;
            }
            missing = lack;
            if (lack != null && !waiting) {
                LOG.warn("waiting for the DynamoDB table '{}': {}", CrmTable.NAME, lack);
            } else if (lack == null && waiting) {
                LOG.info("the DynamoDB table '{}' is there", CrmTable.NAME);
            }
            waiting = lack != null;
        } while (!stopsWithin(settings.checkInterval().toMillis()));
    }

    private @Nullable String look() {
        try {
            var table = client.describeTable(request -> request.tableName(CrmTable.NAME))
                    .table();
            if (table.tableStatus() != TableStatus.ACTIVE) {
                return "it is " + table.tableStatusAsString();
            }
            if (settings.create()) {
                expire();
            }
            return lackOfIndex(table);
        } catch (ResourceNotFoundException _) {
            return settings.create() ? create() : "it does not exist, and crm.table.create is off";
        } catch (SdkException e) {
            return "DynamoDB does not answer: " + e.getMessage();
        }
    }

    /** A table may have been created before there was an outbox; what is written meanwhile will be in the index too. */
    private @Nullable String lackOfIndex(TableDescription table) {
        Optional<GlobalSecondaryIndexDescription> index = table.globalSecondaryIndexes().stream()
                .filter(each -> Outbox.INDEX.equals(each.indexName()))
                .findFirst();
        if (index.isPresent()) {
            return index.get().indexStatus() == IndexStatus.ACTIVE
                    ? null
                    : "its index '" + Outbox.INDEX + "' is " + index.get().indexStatusAsString();
        }
        if (!settings.create()) {
            return "it lacks the index '" + Outbox.INDEX + "', and crm.table.create is off";
        }
        try {
            client.updateTable(CrmTable.outboxAddition());
            LOG.info("adding the index '{}' to the DynamoDB table '{}'", Outbox.INDEX, CrmTable.NAME);
        } catch (ResourceInUseException | LimitExceededException e) {
            LOG.debug("another instance is adding the index", e);
        }
        return "its index '" + Outbox.INDEX + "' is being built";
    }

    private @Nullable String create() {
        try {
            client.createTable(CrmTable.definition());
            expires = false;
            LOG.info("created the DynamoDB table '{}'", CrmTable.NAME);
            client.waiter().waitUntilTableExists(request -> request.tableName(CrmTable.NAME));
            expire();
            return null;
        } catch (ResourceInUseException _) {
            return "another instance is creating it";
        } catch (SdkException e) {
            return "it cannot be created: " + e.getMessage();
        }
    }

    /** Turns time to live on, once; whoever created the table may have ended before doing so. */
    private void expire() {
        if (expires || isExpiring()) {
            expires = true;
            return;
        }
        try {
            client.updateTimeToLive(request -> request.tableName(CrmTable.NAME)
                    .timeToLiveSpecification(spec -> spec.enabled(true).attributeName(CrmTable.EXPIRES_AT)));
        } catch (DynamoDbException e) {
            if (!isExpiring()) {
                throw e;
            }
            // Another instance was quicker, which is as good.
        }
        expires = true;
    }

    private boolean isExpiring() {
        return client.describeTimeToLive(request -> request.tableName(CrmTable.NAME))
                        .timeToLiveDescription()
                        .timeToLiveStatus()
                != TimeToLiveStatus.DISABLED;
    }

    private boolean stopsWithin(long millis) {
        try {
            return stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Ends the watch, once what it is doing to the table is done. */
    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        Thread watching = watcher;
        if (watching == null) {
            return;
        }
        try {
            if (!watching.join(GRACE)) {
                watching.interrupt();
            }
        } catch (InterruptedException _) {
            watching.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
