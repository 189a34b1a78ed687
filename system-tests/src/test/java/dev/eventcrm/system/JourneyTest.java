package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.anEvent;
import static dev.eventcrm.system.Fixtures.unique;
import static dev.eventcrm.system.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Recipients do what a script says, and every cell of the analytics tells exactly that.
 *
 * <p>The full size: {@code -Dcrm.journey=2000}.
 */
class JourneyTest {
    private static final int RECIPIENTS = Integer.getInteger("crm.journey", 120);
    private static final Duration PATIENCE = Duration.ofSeconds(60 + RECIPIENTS / 5);
    private static final Pattern LINK = Pattern.compile("/t/c/([A-Za-z0-9_.-]+)");
    private static final Pattern PIXEL = Pattern.compile("/t/o/[A-Za-z0-9_.-]+");
    private static final Pattern UNSUBSCRIBE = Pattern.compile("/t/u/[A-Za-z0-9_.-]+");
    private static final Pattern CRM_CLICK = Pattern.compile("[?&]crm_click=([^&#]+)");
    private static final String PERSON = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private static final RunningStack STACK = RunningStack.shared();
    private static final Api API = STACK.api();
    private static final Api BROWSER = STACK.api().with("User-Agent", PERSON);
    private final Inbox inbox = new Inbox(STACK);

    /** What one recipient does. */
    private record Script(
            boolean bounces,
            boolean complains,
            boolean opens,
            boolean clicks,
            boolean registers,
            boolean unsubscribes) {

        static Script of(int number) {
            boolean bounces = number % 12 == 0;
            boolean complains = number % 12 == 1;
            boolean reads = !bounces && !complains;
            boolean registers = reads && number % 6 == 2;
            return new Script(
                    bounces,
                    complains,
                    reads && number % 2 == 0,
                    reads && (registers || number % 6 == 5),
                    registers,
                    reads && number % 12 == 3);
        }

        String address(int number) {
            String label = "+" + unique("n" + number) + "@example.com";
            return (bounces ? "bounce" : complains ? "complaint" : "success") + label;
        }

        /** The figures of this recipient alone. */
        Map<String, Integer> figures() {
            Map<String, Integer> figures = new TreeMap<>();
            figures.put("recipients", 1);
            figures.put("queued", 0);
            figures.put("unknown", 0);
            figures.put("failed", 0);
            figures.put("suppressed", 0);
            figures.put("skipped", 0);
            figures.put("cancelled", 0);
            figures.put("sent", 1);
            figures.put("delivered", bounces ? 0 : 1);
            figures.put("bounced", bounces ? 1 : 0);
            figures.put("complained", complains ? 1 : 0);
            figures.put("opened", opens || clicks ? 1 : 0);
            figures.put("clicked", clicks ? 1 : 0);
            figures.put("registered", registers ? 1 : 0);
            figures.put("unsubscribed", unsubscribes ? 1 : 0);
            figures.put("registrations", registers ? 1 : 0);
            return figures;
        }
    }

    @Test
    void everyCellOfTheAnalyticsTellsWhatTheRecipientsDid() {
        List<Script> scripts = new ArrayList<>();
        for (int number = 0; number < RECIPIENTS; number++) {
            scripts.add(Script.of(number));
        }
        String source = unique("journey");
        String host = API.created("/users", Fixtures.aUser()).string("id");
        Map<String, Object> event = with(anEvent(host), "maxCapacity", 10 * RECIPIENTS);
        event.put("startAt", "2028-08-01T09:00:00Z");
        event.put("endAt", "2028-08-01T17:00:00Z");
        String eventId = API.created("/events", event).string("id");

        Map<String, Map<String, Integer>> expected = new TreeMap<>();
        for (String variant : List.of("red", "blue")) {
            List<Script> half = halfOf(scripts, variant);
            expected.put(variant, sum(half));
            travel(source, variant, eventId, half);
        }

        Map<String, Integer> total = sum(scripts);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(figures(analytics(source).get("totals"), total))
                        .isEqualTo(total));
        JsonNode analytics = analytics(source);
        Map<String, Map<String, Integer>> groups = new TreeMap<>();
        for (JsonNode group : analytics.get("groups")) {
            assertThat(group.get("eventId").asString()).isEqualTo(eventId);
            groups.put(group.get("utmContent").asString(), figures(group, total));
        }
        assertThat(groups).isEqualTo(expected);
        for (JsonNode rate : analytics.at("/totals/rates")) {
            assertThat(rate.asDouble()).isBetween(0.0, 1.0);
        }
    }

    private void travel(String source, String variant, String eventId, List<Script> scripts) {
        List<String> addresses = new ArrayList<>();
        Map<String, Script> byAddress = new LinkedHashMap<>();
        for (int number = 0; number < scripts.size(); number++) {
            String address = scripts.get(number).address(number);
            addresses.add(address);
            byAddress.put(address, scripts.get(number));
        }
        Audience audience = Audience.of(API, scripts.size(), addresses::get);
        Map<String, Object> body = Campaign.to(audience);
        body.put("utm_source", source);
        body.put("utm_content", variant);
        body.put("eventId", eventId);
        Campaign campaign = Campaign.send(API, body);
        campaign.awaitEnd(PATIENCE);

        List<Inbox.Mail> mails = inbox.mailsOf(campaign.id());
        assertThat(mails).hasSize(scripts.size());
        Concurrently.forEach(
                mails,
                8,
                (_, mail) -> act(mail, Objects.requireNonNull(byAddress.get(mail.address())), audience, eventId));
    }

    private void act(Inbox.Mail mail, Script script, Audience audience, String eventId) {
        JsonNode read = inbox.read(mail);
        String html = read.get("html").asString();
        String text = read.get("text").asString();
        if (script.opens()) {
            assertThat(BROWSER.get(first(PIXEL, html)).status()).isEqualTo(200);
        }
        if (script.clicks()) {
            Answer redirect = BROWSER.get(first(LINK, text));
            assertThat(redirect.status()).isEqualTo(302);
            String location = redirect.headers().firstValue("Location").orElseThrow();
            assertThat(URI.create(location).getHost()).isEqualTo("example.com");
            if (script.registers()) {
                Matcher click = CRM_CLICK.matcher(location);
                assertThat(click.find()).as(location).isTrue();
                API.created(
                        "/events/" + eventId + "/register",
                        Map.of("userId", audience.idsByAddress().get(mail.address()), "crmClick", click.group(1)));
            }
        }
        if (script.unsubscribes()) {
            Answer answer = BROWSER.with("Content-Type", "application/x-www-form-urlencoded")
                    .send("POST", first(UNSUBSCRIBE, html), BodyPublishers.ofString("List-Unsubscribe=One-Click"));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        }
    }

    private static String first(Pattern pattern, String html) {
        Matcher matcher = pattern.matcher(html);
        assertThat(matcher.find()).as(pattern + " in " + html).isTrue();
        return matcher.group();
    }

    private static JsonNode analytics(String source) {
        return API.found("/analytics" + Api.query("utm_source", source, "groupBy", "utmContent,eventId"))
                .json();
    }

    private static Map<String, Integer> figures(JsonNode node, Map<String, Integer> names) {
        JsonNode figures = node.get("figures");
        return names.keySet().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> figures.path(name).asInt(-1), (one, _) -> one, TreeMap::new));
    }

    private static Map<String, Integer> sum(List<Script> scripts) {
        Map<String, Integer> sum = new TreeMap<>();
        for (Script script : scripts) {
            script.figures().forEach((name, value) -> sum.merge(name, value, Integer::sum));
        }
        return sum;
    }

    private static List<Script> halfOf(List<Script> scripts, String variant) {
        int middle = scripts.size() / 3;
        return variant.equals("red") ? scripts.subList(0, middle) : scripts.subList(middle, scripts.size());
    }
}
