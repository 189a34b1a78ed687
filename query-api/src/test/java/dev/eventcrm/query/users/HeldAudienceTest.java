package dev.eventcrm.query.users;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.test.FaultyProxy;
import dev.eventcrm.test.FaultyProxy.Fault;
import dev.eventcrm.test.OpenSearchNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** How much OpenSearch holds for audiences. It holds a few hundred moments at most, and then nobody can search in pages. */
class HeldAudienceTest {
    private static final String EVERYBODY = "{\"filter\":{\"exists\":{\"field\":\"id\"}}}";
    private static final String NOBODY = "{\"filter\":{\"company\":\"Nobody Inc\"}}";
    private static final Fault TOO_BUSY = new Fault.Answer(429, "{\"status\":429}");

    private static final FaultyProxy NETWORK =
            FaultyProxy.before(OpenSearchNode.shared().url());
    private static final QueryApi API = QueryApi.startOver(NETWORK.url());

    @BeforeAll
    static void indexes() {
        ReadModel.shared().reset();
    }

    @BeforeEach
    void twoPeople() {
        ReadModel.shared().reset(SearchIndex.USERS);
        ReadModel.shared()
                .project(aUser().withId("u1").build(), aUser().withId("u2").build());
        loseEverything();
    }

    @AfterEach
    void heal() {
        NETWORK.heal();
    }

    @AfterAll
    static void end() {
        API.close();
        NETWORK.close();
    }

    private static void loseEverything() {
        ReadModel.shared().send("DELETE", "/_search/point_in_time/_all", "");
    }

    private static int held() {
        return ReadModel.shared()
                .send("GET", "/_search/point_in_time/_all", "")
                .path("pits")
                .size();
    }

    private static Reply freeze(String audience) {
        return API.post("/users/audience", audience);
    }

    private static String frozen(String audience) {
        return freeze(audience).body().get("cursor").stringValue();
    }

    private static Reply page(String cursor, boolean resume) {
        return API.post(
                "/users/audience/page",
                JsonMapper.shared().writeValueAsString(Map.of("cursor", cursor, "limit", 1, "resume", resume)));
    }

    private static String next(Reply page) {
        return page.body().get("nextCursor").stringValue();
    }

    @Test
    void anAudienceIsHeldFromItsFreezingOn() {
        frozen(EVERYBODY);

        assertThat(held()).isEqualTo(1);
    }

    @Test
    void anAudienceOfNobodyIsNotHeld() {
        assertThat(freeze(NOBODY).body().get("total").longValue()).isZero();

        assertThat(held()).isZero();
    }

    @Test
    void anAudienceThatCannotBeCountedIsNotHeld() {
        NETWORK.planForever(request -> request.path().equals("/_search"), TOO_BUSY);

        assertThat(freeze(EVERYBODY).status()).isEqualTo(503);

        assertThat(held()).isZero();
    }

    @Test
    void anAudienceIsNotHeldOnceItsEndWasGiven() {
        Reply first = page(frozen(EVERYBODY), false);
        Reply last = page(next(first), false);
        assertThat(page(next(last), false).body().get("nextCursor").isNull()).isTrue();

        assertThat(held()).isZero();
    }

    @Test
    void anAudienceIsNotHeldOnceNobodyWantsIt() {
        String body = JsonMapper.shared().writeValueAsString(Map.of("cursor", frozen(EVERYBODY)));

        assertThat(API.post("/users/audience/release", body).status()).isEqualTo(204);
        assertThat(API.post("/users/audience/release", body).status()).isEqualTo(204);

        assertThat(held()).isZero();
    }

    @Test
    void anAudienceThatWasLostAndTakenAnewIsHeldOnce() {
        String cursor = frozen(EVERYBODY);
        loseEverything();

        assertThat(page(cursor, true).each("users", "id")).containsExactly("u1");

        assertThat(held()).isEqualTo(1);
    }

    @Test
    void anAudienceThatIsTakenAnewThoughItWasNotLostIsHeldOnce() {
        assertThat(page(frozen(EVERYBODY), true).each("users", "id")).containsExactly("u1");

        assertThat(held()).isEqualTo(1);
    }

    @Test
    void anAudienceThatIsTakenAnewAndCannotBeReadIsNotHeldOnceMore() {
        String cursor = frozen(EVERYBODY);
        NETWORK.planForever(request -> request.path().equals("/_search"), TOO_BUSY);

        assertThat(page(cursor, true).status()).isEqualTo(503);

        assertThat(held()).isEqualTo(1);
    }

    @Test
    void lettingGoOfWhatWasLostIsNoOutage() {
        Reply last = page(next(page(frozen(EVERYBODY), false)), false);
        loseEverything();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger("dev.eventcrm.query");
        logger.addAppender(log);

        assertThat(page(next(last), false).status()).isEqualTo(200);
        logger.detachAppender(log);

        assertThat(log.list).isEmpty();
    }
}
