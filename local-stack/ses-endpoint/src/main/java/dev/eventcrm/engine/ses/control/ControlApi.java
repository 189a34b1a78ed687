package dev.eventcrm.engine.ses.control;

import dev.eventcrm.engine.ses.events.SesEvent;
import dev.eventcrm.engine.ses.faults.FaultInjector;
import dev.eventcrm.engine.ses.faults.Faults;
import dev.eventcrm.engine.ses.http.Answer;
import dev.eventcrm.engine.ses.http.BadRequestException;
import dev.eventcrm.engine.ses.http.Json;
import dev.eventcrm.engine.ses.http.Query;
import dev.eventcrm.engine.ses.http.Request;
import dev.eventcrm.engine.ses.http.Server;
import dev.eventcrm.engine.ses.inbox.KeptMail;
import dev.eventcrm.engine.ses.inbox.Mailbox;
import dev.eventcrm.engine.ses.sending.Counters;
import dev.eventcrm.engine.ses.sending.Publisher;
import dev.eventcrm.engine.ses.sending.SesApi;
import dev.eventcrm.engine.ses.sns.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lets tests and tools look at what was accepted, publish events and order faults. */
public final class ControlApi {
    private static final int LONGEST_BODY = 16 << 20;
    private static final String MESSAGES = "/_messages";

    private final FaultInjector desk;
    private final Mailbox mailbox;
    private final Publisher publisher;
    private final Counters counters;
    private final Topic topic;
    private final Clock clock;

    public ControlApi(
            FaultInjector desk, Mailbox mailbox, Publisher publisher, Counters counters, Topic topic, Clock clock) {
        this.desk = desk;
        this.mailbox = mailbox;
        this.publisher = publisher;
        this.counters = counters;
        this.topic = topic;
        this.clock = clock;
    }

    /** Answers a request whose path begins with {@code /_}. */
    public Answer answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /_health" -> Answer.json(200, "{\"status\":\"UP\"}");
            case "GET /_control" -> faults(desk.faults());
            case "PUT /_control" -> changeFaults(json(request));
            case "GET /_counters" -> counts();
            case "DELETE /_counters" -> {
                counters.reset();
                yield counts();
            }
            case "GET " + MESSAGES -> messages(request.query());
            case "DELETE " + MESSAGES -> {
                mailbox.clear();
                counters.reset();
                yield new Answer.Whole(204, Map.of(), new byte[0]);
            }
            case "POST /_events" -> publish(json(request));
            default -> oneMessage(request);
        };
    }

    private static JsonNode json(Request request) {
        // A page elsewhere cannot send this type without asking first.
        if (request.header()
                .apply("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isEmpty()) {
            throw new BadRequestException("Content-Type must be application/json");
        }
        try {
            return Json.read(request.bytes(LONGEST_BODY)
                    .orElseThrow(() -> new BadRequestException("the body is longer than 16 MiB")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer faults(Faults faults) {
        return Answer.json(200, Json.MAPPER.writeValueAsString(faults));
    }

    private Answer changeFaults(JsonNode change) {
        return faults(desk.change(faults -> {
            Faults changed = faults.with(change);
            if (changed.refusal() != null) {
                SesApi.typeOf(changed.refusal());
            }
            return changed;
        }));
    }

    private Answer counts() {
        ObjectNode json = Json.MAPPER.valueToTree(counters.counts());
        json.put(
                "eventsPending",
                topic.states().stream().mapToLong(state -> state.pending()).sum());
        json.set("subscriptions", Json.MAPPER.valueToTree(topic.states()));
        return Answer.json(200, json.toString());
    }

    /** One JSON object on each line, in the order of acceptance. */
    private Answer messages(Query query) {
        query.allowOnly(Stream.concat(MailFilter.PARAMETERS.stream(), Stream.of("after", "limit", "content"))
                .collect(Collectors.toSet()));
        long after = query.number("after", 0, Long.MAX_VALUE, 0);
        long limit = query.number("limit", 1, Integer.MAX_VALUE, Integer.MAX_VALUE);
        boolean withContent = query.text("content").filter("true"::equals).isPresent();
        Predicate<KeptMail> filter = MailFilter.of(query::text);
        List<KeptMail> found = mailbox.all().stream()
                .filter(mail -> mail.sequence() > after)
                .filter(filter)
                .limit(limit)
                .toList();
        return new Answer.Streamed(
                Map.of("Content-Type", "application/x-ndjson", "Count", Integer.toString(found.size())), out -> {
                    for (KeptMail mail : found) {
                        out.write((MailView.of(mail, withContent) + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                });
    }

    private Answer oneMessage(Request request) {
        String path = request.path();
        if (!request.method().equals("GET") || !path.startsWith(MESSAGES + "/")) {
            return Server.problem(
                    404,
                    "%s %s is unknown; known are GET and PUT /_control, GET and DELETE /_counters, GET and DELETE %s, GET %s/{messageId}, POST /_events"
                            .formatted(request.method(), path, MESSAGES, MESSAGES));
        }
        return mailbox.find(path.substring(MESSAGES.length() + 1))
                .map(mail -> Answer.json(200, MailView.of(mail, true).toString()))
                .orElseGet(() -> Server.problem(404, "no such message, or it was forgotten"));
    }

    private Answer publish(JsonNode body) {
        List<JsonNode> orders = body.isArray() ? List.copyOf(body.asArray().elements()) : List.of(body);
        orders.forEach(OrderedEvent::checkNames);
        int published = 0;
        for (JsonNode order : orders) {
            for (KeptMail mail : chosen(order)) {
                SesEvent event = OrderedEvent.of(
                        order, mail.facts().mail().recipients(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
                publisher.publish(mail, List.of(event));
                published++;
            }
        }
        if (published == 0) {
            return Server.problem(404, "no such message");
        }
        return Answer.json(
                202, Json.MAPPER.createObjectNode().put("published", published).toString());
    }

    private List<KeptMail> chosen(JsonNode order) {
        // Most orders name one mail; a search through all for each would take too long for a campaign.
        return OrderedEvent.text(order, "messageId")
                .map(id -> mailbox.find(id).stream().toList())
                .orElseGet(mailbox::all)
                .stream()
                .filter(MailFilter.of(name -> OrderedEvent.text(order, name)))
                .toList();
    }
}
