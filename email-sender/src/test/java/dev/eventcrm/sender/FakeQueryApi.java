package dev.eventcrm.sender;

import com.sun.net.httpserver.HttpExchange;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.sender.audience.AudiencePage.Member;
import dev.eventcrm.sender.audience.LedgerCounts;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A query API that knows frozen audiences by their names, and counts the ledger in the table itself. */
public final class FakeQueryApi extends HttpFake {
    private final Map<String, List<Member>> audiences = new LinkedHashMap<>();
    private final List<Integer> pagesAsked = new CopyOnWriteArrayList<>();
    private final Map<String, List<Member>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger released = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
    private final Map<String, LedgerCounts> told = new ConcurrentHashMap<>();
    private final Set<String> campaignsAsked = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What it does instead of an answer. */
    public sealed interface Trouble {
        /** It has another status than 200. */
        record Refusal(int status) implements Trouble {}

        /** It says nothing. */
        record Silence() implements Trouble {}

        /** It begins to answer, and falls silent. */
        record HalfAnAnswer() implements Trouble {}
    }

    /** A frozen audience; answers its first cursor. */
    public synchronized String freeze(List<Member> members) {
        String name = "a" + audiences.size();
        audiences.put(name, List.copyOf(members));
        return name + "/0";
    }

    /** Who is meant by a question from now on. */
    public synchronized void answer(String question, List<Member> members) {
        answers.put(question, List.copyOf(members));
    }

    /** How many audiences were let go before their end. */
    public int released() {
        return released.get();
    }

    /** The next page that is asked for without {@code resume} is lost. */
    public void loseTheAudience() {
        lost.incrementAndGet();
    }

    /** From now on does that when that campaign is asked for. */
    public void troubledBy(String campaignId, Trouble trouble) {
        troubles.put(campaignId, trouble);
    }

    /** From now on counts a campaign's mails like that, whatever the table says. */
    public void tellingOf(String campaignId, LedgerCounts counts) {
        told.put(campaignId, counts);
    }

    /** The campaigns that were asked for. */
    public Set<String> campaignsAsked() {
        return Set.copyOf(campaignsAsked);
    }

    /** At which positions pages began that were asked for. */
    public List<Integer> pagesAsked() {
        return List.copyOf(pagesAsked);
    }

    @Override
    void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/users/audience/page")) {
            page(exchange);
        } else if (path.equals("/users/audience")) {
            String cursor = freeze(answers.getOrDefault(body(exchange), List.of()));
            send(exchange, 200, JsonMapper.shared().writeValueAsString(Map.of("cursor", cursor)));
        } else if (path.equals("/users/audience/release")) {
            released.incrementAndGet();
            send(exchange, 204, "");
        } else if (path.startsWith("/campaigns/")) {
            campaign(exchange, path.substring("/campaigns/".length()));
        } else {
            send(exchange, 200, failures(exchange.getRequestURI().getQuery()));
        }
    }

    private void campaign(HttpExchange exchange, String campaignId) throws IOException {
        campaignsAsked.add(campaignId);
        switch (troubles.get(campaignId)) {
            case null -> send(exchange, 200, counts(campaignId));
            case Trouble.Refusal(int status) -> send(exchange, status, "{}");
            case Trouble.Silence() -> fallSilent();
            case Trouble.HalfAnAnswer() -> {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                fallSilent();
            }
        }
    }

    private void fallSilent() {
        try {
            closing.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        super.close();
    }

    private void page(HttpExchange exchange) throws IOException {
        JsonNode body = JsonMapper.shared().readTree(body(exchange));
        if (!body.get("resume").asBoolean() && lost.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            send(exchange, 410, "{\"type\":\"urn:event-crm:problem:snapshot-gone\"}");
            return;
        }
        String[] cursor = body.get("cursor").asString().split("/", -1);
        int from = Integer.parseInt(cursor[1]);
        pagesAsked.add(from);
        List<Member> all = members(cursor[0]);
        int to = Math.min(all.size(), from + body.get("limit").asInt());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("users", all.subList(from, to));
        answer.put("nextCursor", to == all.size() ? null : cursor[0] + "/" + to);
        send(exchange, 200, JsonMapper.shared().writeValueAsString(answer));
    }

    private synchronized List<Member> members(String audience) {
        return audiences.getOrDefault(audience, List.of());
    }

    private String counts(String campaignId) {
        LedgerCounts counts = told.get(campaignId);
        if (counts != null) {
            return JsonMapper.shared().writeValueAsString(Map.of("id", campaignId, "figures", counts));
        }
        List<EmailItem> rows = shown(campaignId);
        long queued = count(rows, EmailStatus.PENDING, EmailStatus.SUBMITTING);
        return "{\"id\":\"" + campaignId + "\",\"figures\":{\"recipients\":" + rows.size() + ",\"queued\":" + queued
                + ",\"unknown\":" + count(rows, EmailStatus.UNKNOWN) + ",\"sent\":" + count(rows, EmailStatus.SENT)
                + "}}";
    }

    /** Tombstones and what cannot be read are in the table, and in no index that is searched. */
    private static List<EmailItem> shown(String campaignId) {
        return Ledger.readable(campaignId).stream()
                .filter(row -> !row.itemVersion().isDeleted())
                .toList();
    }

    private static long count(List<EmailItem> rows, EmailStatus... statuses) {
        return rows.stream()
                .filter(row ->
                        Stream.of(statuses).anyMatch(status -> row.sending().status() == status))
                .count();
    }

    private static String failures(String query) {
        String campaignId = query.replaceAll(".*campaignId=([^&]*).*", "$1");
        List<Map<String, String>> emails = shown(campaignId).stream()
                .filter(row -> row.sending().status() == EmailStatus.FAILED)
                .map(row -> Map.of("id", row.id(), "campaignId", campaignId, "userId", row.userId()))
                .toList();
        return JsonMapper.shared()
                .writeValueAsString(Map.of("emails", emails, "count", emails.size(), "hasMore", false));
    }
}
