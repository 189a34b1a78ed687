package dev.eventcrm.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.mail.TrackingKey;
import dev.eventcrm.mail.TrackingToken;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailOutcome;
import dev.eventcrm.schema.item.Engagement;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.Suppression;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingTest {
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final CommandApi api = CommandApi.shared();
    private final EmailItem email = Mails.sent();

    @Nested
    class Clicks {
        @ParameterizedTest
        @CsvSource({
            "https://example.com, https://example.com?crm_click=V",
            "https://example.com/a?b=c&d=%20e, https://example.com/a?b=c&d=%20e&crm_click=V",
            "https://example.com/a?b=c#part?x, https://example.com/a?b=c&crm_click=V#part?x",
            "https://example.com/?crm_click=old&b=c, https://example.com/?b=c&crm_click=V",
            "https://example.com/Zoë b, https://example.com/Zo%C3%AB%20b?crm_click=V",
        })
        void leadToThePageWithTheVisit(String url, String destination) {
            Reply reply = click(new TrackingToken.Click(email.id(), url)).expect(302);

            assertThat(reply.header("Location")).isEqualTo(destination.replace("V", visit(email)));
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(Mails.stored(email).touches()).singleElement().satisfies(touch -> {
                assertThat(touch.kind()).isEqualTo(Engagement.Kind.CLICK);
                assertThat(touch.link()).matches("[0-9a-f]{8}");
            });
        }

        @Test
        void tellNothingOfTheMailToHostsThatNobodyNamed() {
            Reply reply = click(new TrackingToken.Click(email.id(), "https://elsewhere.example/a?b=c#d"))
                    .expect(302);

            assertThat(reply.header("Location")).isEqualTo("https://elsewhere.example/a?b=c#d");
        }

        @Test
        void leadToAHostThatTheCampaignNamedWithTheVisit() {
            Reply reply = click(new TrackingToken.Click(email.id(), "https://elsewhere.example/a", true))
                    .expect(302);

            assertThat(reply.header("Location")).isEqualTo("https://elsewhere.example/a?crm_click=" + visit(email));
        }

        @Test
        void cannotSmuggleAHeader() {
            Reply reply = click(new TrackingToken.Click(email.id(), "https://example.com/\r\nSet-Cookie: a=b"))
                    .expect(302);

            assertThat(reply.header("Location")).startsWith("https://example.com/%0D%0ASet-Cookie:%20a=b?");
            assertThat(reply.header("Set-Cookie")).isEmpty();
        }

        @Test
        void ofMachinesAreMarked() {
            String path = "/t/c/" + Mails.signed(new TrackingToken.Click(email.id(), "https://example.com"));
            for (Reply reply : List.of(
                    api.exchange(
                            api.request("HEAD", path, "User-Agent", BROWSER).build()),
                    api.get(path, "User-Agent", "Mozilla/5.0 (compatible; bingbot/2.0)"))) {
                assertThat(reply.expect(302).header("Location")).startsWith("https://example.com?crm_click=");
            }

            assertThat(Mails.stored(email).touches())
                    .extracting(Engagement::kind)
                    .containsExactly(Engagement.Kind.MACHINE_CLICK, Engagement.Kind.MACHINE_CLICK);
        }

        @Test
        void onTheHiddenLinkLeadNowhere() {
            Reply reply = click(new TrackingToken.Trap(email.id())).expect(204);

            assertThat(reply.text()).isEmpty();
            assertThat(Mails.stored(email).touches())
                    .extracting(Engagement::kind)
                    .containsExactly(Engagement.Kind.TRAP);
        }

        @Test
        void ofTestMailsLeadToThePageAndCountNowhere() {
            click(new TrackingToken.Click("a test mail", "https://example.com")).expect(302);
            click(new TrackingToken.Click("campaign-1_0123456789abcdef0123456789abcdef", "https://example.com"))
                    .expect(302);
        }

        @Test
        void leadNowhereElse() {
            click(new TrackingToken.Click(email.id(), "javascript:alert(1)")).expect(404);
            click(new TrackingToken.Unsubscribe(email.id())).expect(404);
            click(new TrackingToken.Visit(email.id())).expect(404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", ".", "a.b", "Y2E", "Y2E.", "%2e%2e"})
        void withTokensThatAreNoneAreNotFound(String token) {
            api.get("/t/c/" + token).expect(404);
            api.get("/t/o/" + token).expect(404);
            api.get("/t/u/" + token).expect(404);
            api.post("/t/u/" + token, "").expect(404);
        }

        @Test
        void cutShortLeadToAPageForPeople() {
            Reply page = api.get("/t/u/"
                            + Mails.signed(new TrackingToken.Unsubscribe(email.id()))
                                    .substring(0, 20))
                    .expect(404);

            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.text()).contains("This link does not work");
        }

        @ParameterizedTest
        @ValueSource(strings = {".", ")"})
        void workWithThePunctuationOfASentenceBehindThem(String punctuation) {
            api.get("/t/u/" + Mails.signed(new TrackingToken.Unsubscribe(email.id())) + punctuation)
                    .expect(200);
        }

        @Test
        void withForgedTokensAreNotFound() {
            var token = new TrackingToken.Click(email.id(), "https://evil.example");
            String foreign = TrackingKey.of("another secret that is just as long", List.of(), true)
                    .sign(token);
            String own = Mails.signed(token);

            api.get("/t/c/" + foreign).expect(404);
            api.get("/t/c/" + own.substring(0, own.length() - 1)).expect(404);
            api.get("/t/c/" + own + "A").expect(404);
            assertThat(Mails.stored(email)).isEqualTo(email);
        }

        private Reply click(TrackingToken token) {
            return api.get("/t/c/" + Mails.signed(token), "User-Agent", BROWSER);
        }
    }

    @Test
    void anOpenIsAPictureThatNobodyKeeps() {
        String path = "/t/o/" + Mails.signed(new TrackingToken.Open(email.id()));
        Reply reply = api.get(path, "User-Agent", BROWSER).expect(200);

        assertThat(reply.header("Content-Type")).isEqualTo("image/gif");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.text()).startsWith("GIF89a");
        assertThat(Mails.stored(email).touches()).extracting(Engagement::kind).containsExactly(Engagement.Kind.OPEN);
    }

    @Test
    void touchesAreKeptUpToANumber() {
        String path = "/t/o/" + Mails.signed(new TrackingToken.Open(email.id()));
        for (int i = 0; i < Engagement.MOST + 2; i++) {
            api.get(path, "User-Agent", "Scanbot/1.0").expect(200);
        }

        assertThat(Mails.stored(email).touches()).hasSize(Engagement.MOST);
        assertThat(Mails.stored(email).itemVersion().version()).isEqualTo(Engagement.MOST + 1);
    }

    @Test
    void aPersonCountsAlthoughManyMachinesCameBefore() {
        String path = "/t/o/" + Mails.signed(new TrackingToken.Open(email.id()));
        for (int i = 0; i < Engagement.MOST + 2; i++) {
            api.get(path, "User-Agent", "Scanbot/1.0").expect(200);
        }

        api.get(path, "User-Agent", BROWSER).expect(200);

        assertThat(Mails.stored(email).touches()).extracting(Engagement::kind).contains(Engagement.Kind.OPEN);
    }

    @Nested
    class Unsubscribing {
        private final String path = "/t/u/" + Mails.signed(new TrackingToken.Unsubscribe(email.id()));
        private final ItemKey entry = ItemKey.suppression(email.emailId().addressHash());

        @Test
        void isOnlyAskedForByGet() {
            Reply page = api.get(path, "User-Agent", BROWSER).expect(200);

            assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(page.text()).contains("<form method=\"post\">");
            assertThat(Scene.exists(entry)).isFalse();
            assertThat(Mails.stored(email)).isEqualTo(email);
        }

        @Test
        void happensAtOnceByOneClick() {
            for (int i = 0; i < 2; i++) {
                api.exchange(api.request("POST", path, "Content-Type", "application/x-www-form-urlencoded")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                                .build())
                        .expect(200);
            }

            assertThat(Scene.suppression(entry).orElseThrow().cause()).isEqualTo(Suppression.Cause.UNSUBSCRIBED);
            assertThat(Mails.stored(email).outcomes().get(EmailOutcome.UNSUBSCRIBED))
                    .satisfies(moments -> assertThat(moments.count()).isEqualTo(1));
        }

        @Test
        void ofATestMailChangesNothing() {
            Reply page = api.post("/t/u/" + Mails.signed(new TrackingToken.Unsubscribe("a test mail")), "")
                    .expect(200);

            assertThat(page.text()).contains("test mail");
        }
    }

    @Nested
    class Attribution {
        private final Scene scene = new Scene(api);
        private final String eventId = scene.event(scene.person());
        private final String userId = scene.person();

        @Test
        void followsTheClick() {
            Reply reply = register(Scene.json("userId", userId, "crmClick", visit(email), "utmSource", "other"), "")
                    .expect(201);

            assertThat(reply.field("utmCampaign")).isEqualTo("spring");
            assertThat(reply.field("utmSource")).isEqualTo("newsletter");
            assertThat(reply.field("emailId")).isEqualTo(email.id());
            assertThat(reply.header("Consistency-Token")).contains("email:" + email.id() + ":2");
            assertThat(Mails.stored(email).outcomes().get(EmailOutcome.REGISTERED))
                    .satisfies(moments -> assertThat(moments.count()).isEqualTo(1));
        }

        @Test
        void mayComeInTheAddress() {
            Reply reply = register(Scene.json("userId", userId), "?crm_click=" + visit(email) + "&utm_term=x")
                    .expect(201);

            assertThat(reply.field("emailId")).isEqualTo(email.id());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "nonsense", "x.y"})
        void isNotWorthARegistration(String click) {
            Reply reply = register(Scene.json("userId", userId), "?crm_click=" + click + "&utm_campaign=spring")
                    .expect(201);

            assertThat(reply.json().path("emailId").isNull()).isTrue();
            assertThat(reply.field("utmCampaign")).isEqualTo("spring");
        }

        @Test
        void isNotTakenFromAnotherKindOfToken() {
            String click = Mails.signed(new TrackingToken.Unsubscribe(email.id()));

            assertThat(register(Scene.json("userId", userId, "crm_click", click), "")
                            .expect(201)
                            .json()
                            .path("emailId")
                            .isNull())
                    .isTrue();
        }

        @Test
        void countsOnlyWhenTheRegistrationIsMade() {
            scene.register(eventId, userId).expect(201);

            register(Scene.json("userId", userId, "crmClick", visit(email)), "").expectProblem(409);

            assertThat(Mails.stored(email)).isEqualTo(email);
        }

        @Test
        void isNewWhenSomebodyComesBack() {
            register(Scene.json("userId", userId, "crmClick", visit(email)), "").expect(201);
            scene.cancel(eventId, userId).expect(204);
            assertThat(Scene.storedRegistration(eventId, userId).emailId()).isEqualTo(email.id());

            register(Scene.json("userId", userId, "utmSource", "poster"), "").expect(201);

            assertThat(Scene.storedRegistration(eventId, userId).emailId()).isNull();
            assertThat(Scene.storedRegistration(eventId, userId).utm().source()).isEqualTo("poster");
            assertThat(Scene.storedRegistration(eventId, userId).utm().campaign())
                    .isNull();
        }

        @Test
        void leavesWithThePerson() {
            register(Scene.json("userId", userId, "crmClick", visit(email)), "").expect(201);

            api.delete("/users/" + userId).expect(204);

            assertThat(Scene.storedRegistration(eventId, userId).emailId()).isNull();
            assertThat(Scene.storedRegistration(eventId, userId).utm().campaign())
                    .isNull();
        }

        @Test
        void takesNoOtherParameters() {
            assertThat(register(Scene.json("userId", userId), "?fbclid=1")
                            .expectProblem(422)
                            .errorPlaces())
                    .containsExactly("fbclid");
        }

        private Reply register(String body, String query) {
            return api.post("/events/" + eventId + "/register" + query, body);
        }
    }

    private static String visit(EmailItem email) {
        return Mails.signed(new TrackingToken.Visit(email.id()));
    }

    @Test
    void everyAddressOfAMailIsOne() {
        String token = Mails.signed(new TrackingToken.Click(email.id(), "https://example.com/" + "x".repeat(2000)));

        assertThat(URI.create("/t/c/" + token)).isNotNull();
        api.get("/t/c/" + token).expect(302);
    }
}
