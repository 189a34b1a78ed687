package dev.eventcrm.sender;

import static dev.eventcrm.sender.CampaignBuilder.aCampaign;
import static dev.eventcrm.test.EmailItemBuilder.anEmail;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.Planning;
import dev.eventcrm.schema.item.Sending;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.sender.store.NewRows;
import dev.eventcrm.sender.store.RowChanges;
import dev.eventcrm.sender.store.Tables;
import dev.eventcrm.test.DynamoDbLocal;
import dev.eventcrm.test.TestAddresses;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;

/** Measures, and asserts nothing: {@code mvn test -pl email-sender -am -Pfigures -Dcrm.recipients=5000}. */
@Tag("figures")
class FiguresTest {
    private static final int RECIPIENTS = Integer.getInteger("crm.recipients", 2_000);

    private static final int MOST_STATEMENTS = 25;

    private final Stage stage = new Stage();

    @AfterEach
    void clear() {
        stage.close();
    }

    @Test
    void planningAndSendingWithoutAQuota() {
        List<UserItem> people = People.people(RECIPIENTS);
        Ledger.putPeople(people);
        CampaignItem campaign = stage.accept(aCampaign()
                .over(stage.queryApi().freeze(People.members(people)))
                .inState(CampaignState.PAUSED)
                .build());
        try (RunningSender _ = stage.sender()) {
            long planningFrom = System.nanoTime();
            await().atMost(Duration.ofMinutes(10))
                    .until(() -> Ledger.campaign(campaign.id()).planning().plannedAt() != null);
            double planning = seconds(planningFrom);
            long cpuFrom = cpu();
            Duration engineFrom = engineCpu();
            stage.steer(campaign.id(), CampaignState.ACTIVE);
            long sendingFrom = System.nanoTime();
            await().atMost(Duration.ofMinutes(20)).until(() -> stage.ses().calls() >= RECIPIENTS);
            double sending = seconds(sendingFrom);
            double cpu = (cpu() - cpuFrom) / 1e9;
            System.out.printf(
                    "planned %d in %.1f s: %.0f/s; sent in %.1f s: %.0f/s; %.2f CPU s per 1,000 mails with the SES of the test,"
                            + " %.2f of the engine%n",
                    RECIPIENTS,
                    planning,
                    RECIPIENTS / planning,
                    sending,
                    RECIPIENTS / sending,
                    cpu * 1000 / RECIPIENTS,
                    engineCpu().minus(engineFrom).toMillis() / (double) RECIPIENTS);
        }
    }

    /** A campaign alone, and the same beside open campaigns of which all rows are due later: alone, beside, alone, beside. */
    @Test
    void aCampaignBesideIdleOnes() {
        int idle = Integer.getInteger("crm.idle", 200);
        double alone = 0;
        double beside = 0;
        for (int round = 0; round < 2; round++) {
            alone += sendingRate(0);
            beside += sendingRate(idle);
        }
        System.out.printf(
                "alone %.0f mails/s, beside %d idle campaigns %.0f mails/s: %.2f of it%n",
                alone / 2, idle, beside / 2, beside / alone);
    }

    private double sendingRate(int idle) {
        DynamoDbLocal.shared().reset();
        Instant later = Instant.now().plus(Duration.ofHours(1));
        for (int number = 0; number < idle; number++) {
            CampaignItem waiting = stage.accept(aCampaign()
                    .planned(new Planning(null, 1, 0, 0, null, null, Instant.now()))
                    .build());
            Ledger.put(anEmail().of(waiting.id()).in(EmailStatus.PENDING, later).build());
        }
        List<UserItem> people = People.people(RECIPIENTS);
        Ledger.putPeople(people);
        CampaignItem campaign = stage.accept(aCampaign()
                .over(stage.queryApi().freeze(People.members(people)))
                .inState(CampaignState.PAUSED)
                .build());
        int before = stage.ses().calls();
        try (RunningSender _ = stage.sender()) {
            await().atMost(Duration.ofMinutes(10))
                    .until(() -> Ledger.campaign(campaign.id()).planning().plannedAt() != null);
            // The idle ones are known as such.
            await().pollDelay(Duration.ofSeconds(20))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> true);
            stage.steer(campaign.id(), CampaignState.ACTIVE);
            long from = System.nanoTime();
            await().atMost(Duration.ofMinutes(20)).until(() -> stage.ses().calls() >= before + RECIPIENTS);
            return RECIPIENTS / seconds(from);
        }
    }

    /** Rows that are cancelled, and as many conditional writes of the same rows, as many at once. */
    @Test
    void cancelledRowsAndBareWrites() throws InterruptedException {
        double cancelled = 0;
        double bare = 0;
        for (int round = 0; round < 3; round++) {
            cancelled += cancellationRate();
            bare += bareRate();
        }
        System.out.printf(
                "cancelled %.0f rows/s, bare conditional writes %.0f/s: %.2f of it%n",
                cancelled / 3, bare / 3, cancelled / bare);
    }

    private double cancellationRate() {
        DynamoDbLocal.shared().reset();
        CampaignItem campaign = stage.accept(aCampaign()
                .planned(new Planning(null, RECIPIENTS, 0, 0, null, null, Instant.now()))
                .inState(CampaignState.PAUSED)
                .build());
        rows(campaign.id()).parallelStream().forEach(Ledger::put);
        try (RunningSender sender = stage.sender()) {
            await().until(() -> sender.get("/actuator/health/readiness").contains("UP"));
            stage.steer(campaign.id(), CampaignState.CANCELLED);
            await().pollInterval(Duration.ofMillis(5)).until(() -> sender.mails("cancelled") > 0);
            long from = System.nanoTime();
            double first = sender.mails("cancelled");
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> sender.mails("cancelled") >= RECIPIENTS);
            return (RECIPIENTS - first) / seconds(from);
        }
    }

    private static double bareRate() throws InterruptedException {
        DynamoDbLocal.shared().reset();
        List<EmailItem> rows = rows("bare");
        rows.parallelStream().forEach(Ledger::put);
        try (RowChanges changes = Tables.rowChanges()) {
            long from = System.nanoTime();
            changes.replace(rows.stream()
                    .map(row -> row.with(
                            new Sending(EmailStatus.CANCELLED, null, 0, null, null, null, Instant.now(), null, null),
                            Instant.now()))
                    .toList());
            return RECIPIENTS / seconds(from);
        }
    }

    /** Two ways of put-if-absent: 25 statements in a request, four requests at once; one item in a request, 16 at once. */
    @Test
    void newRowsByStatementsAndByPuts() throws InterruptedException, ExecutionException {
        try (NewRows puts = Tables.newRows()) {
            for (int round = 0; round < 2; round++) {
                List<EmailItem> some = rows("statements" + round);
                long from = System.nanoTime();
                Duration engine = engineCpu();
                insertByStatements(some);
                report("BatchExecuteStatement", from, engine);

                List<EmailItem> others = rows("puts" + round);
                from = System.nanoTime();
                engine = engineCpu();
                puts.insert(others);
                report("PutItem", from, engine);
            }
        }
    }

    private static void report(String way, long from, Duration engineFrom) {
        System.out.printf(
                "%s: %.0f rows/s, %.2f CPU s of the engine per 1,000 rows%n",
                way, RECIPIENTS / seconds(from), engineCpu().minus(engineFrom).toMillis() / 1000.0 * 1000 / RECIPIENTS);
    }

    /** Of all processes that this one has started. */
    private static Duration engineCpu() {
        return ProcessHandle.current()
                .descendants()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static void insertByStatements(List<EmailItem> rows) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Object>> batches = new ArrayList<>();
            for (int from = 0; from < rows.size(); from += MOST_STATEMENTS) {
                List<EmailItem> some = rows.subList(from, Math.min(from + MOST_STATEMENTS, rows.size()));
                batches.add(() -> DynamoDbLocal.shared()
                        .client()
                        .batchExecuteStatement(request -> request.statements(
                                some.stream().map(FiguresTest::statement).toList())));
            }
            for (var result : threads.invokeAll(batches)) {
                result.get();
            }
        }
    }

    private static BatchStatementRequest statement(EmailItem row) {
        Map<String, AttributeValue> attributes = row.toAttributes();
        String names =
                attributes.keySet().stream().map(name -> "'" + name + "': ?").collect(Collectors.joining(", "));
        return BatchStatementRequest.builder()
                .statement("INSERT INTO \"" + CrmTable.NAME + "\" VALUE {" + names + "}")
                .parameters(List.copyOf(attributes.values()))
                .build();
    }

    private static List<EmailItem> rows(String campaignId) {
        Instant now = Instant.now();
        return IntStream.range(0, RECIPIENTS)
                .mapToObj(number -> new EmailItem(
                        TestAddresses.emailId(campaignId, "u" + number + "@example.com"),
                        ItemVersion.first(now),
                        "u" + number,
                        null,
                        aCampaign().build().utm(),
                        Sending.due(now),
                        Map.of(),
                        List.of(),
                        Set.of()))
                .toList();
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
