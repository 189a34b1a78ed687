package dev.eventcrm.sender;

import com.sun.net.httpserver.HttpExchange;
import dev.eventcrm.schema.item.EmailId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An SES that takes every mail, unless a test says otherwise. */
public final class FakeSes extends HttpFake {
    private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Function<Received, Reaction> reactions = mail -> new Reaction.Accept();
    private volatile double maxSendRate;
    private volatile boolean sendingEnabled = true;

    /**
     * A mail that was submitted.
     *
     * @param number which submission, from 1
     * @param at when
     * @param to its address
     * @param emailId the id of its row; null when it has none
     * @param request all of it
     */
    public record Received(
            int number, Instant at, String to, @Nullable String emailId, JsonNode request) {}

    /** What it does with a mail. */
    public sealed interface Reaction {
        /** Takes it. */
        record Accept() implements Reaction {}

        /**
         * Does not take it.
         *
         * @param status the HTTP status
         * @param code the error's name
         * @param message the error's message
         */
        record Refuse(int status, String code, String message) implements Reaction {}

        /** Takes it, and closes the connection without an answer. */
        record AcceptAndDrop() implements Reaction {}
    }

    /** From now on does that. */
    public void reactingWith(Function<Received, Reaction> newReactions) {
        reactions = newReactions;
    }

    /** From now on allows that many mails per second; without limit when 0. */
    public void allowing(double perSecond) {
        maxSendRate = perSecond;
    }

    /** Whether the account may send. */
    public void sendingEnabled(boolean isEnabled) {
        sendingEnabled = isEnabled;
    }

    /** The mails that it took, whether it said so or not. */
    public List<Received> taken() {
        return List.copyOf(received);
    }

    /** How many mails each address got. */
    public Map<String, Long> perAddress() {
        return received.stream().collect(Collectors.groupingBy(Received::to, Collectors.counting()));
    }

    /** How often it was called to send. */
    public int calls() {
        return calls.get();
    }

    @Override
    void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/account")) {
            send(
                    exchange,
                    200,
                    "{\"SendingEnabled\":" + sendingEnabled
                            + ",\"EnforcementStatus\":\"HEALTHY\",\"SendQuota\":{\"MaxSendRate\":" + maxSendRate
                            + "}}");
            return;
        }
        JsonNode request = JsonMapper.shared().readTree(body(exchange));
        Received mail = new Received(
                calls.incrementAndGet(),
                Instant.now(),
                request.at("/Destination/ToAddresses/0").asString(),
                emailId(request),
                request);
        switch (reactions.apply(mail)) {
            case Reaction.Accept() -> {
                received.add(mail);
                send(exchange, 200, "{\"MessageId\":\"m-" + mail.number() + "\"}");
            }
            case Reaction.Refuse(int status, String code, String message) -> {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", code);
                send(exchange, status, "{\"message\":\"" + message + "\"}");
            }
            case Reaction.AcceptAndDrop() -> received.add(mail);
        }
    }

    private static @Nullable String emailId(JsonNode request) {
        for (JsonNode tag : request.path("EmailTags")) {
            if (tag.path("Name").asString("").equals(EmailId.MESSAGE_TAG)) {
                return tag.path("Value").asString();
            }
        }
        return null;
    }
}
