package dev.eventcrm.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.test.OpenSearchNode;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageTest {
    private static final BreakableProxy NETWORK =
            BreakableProxy.before(OpenSearchNode.shared().url());
    private static final QueryApi API = QueryApi.startOver(NETWORK.url());

    @BeforeAll
    static void indexes() {
        ReadModel.shared().reset();
    }

    @BeforeEach
    void up() {
        await().until(() -> API.get("/users").status() == 200);
    }

    @AfterAll
    static void end() {
        API.close();
        NETWORK.close();
    }

    @Test
    void withoutOpenSearchEveryQueryIsToldToComeAgain() {
        NETWORK.cut();
        try {
            for (String address :
                    new String[] {"/users", "/users/u1", "/users/export", "/events", "/users/u1/registrations"}) {
                Reply answer = API.get(address);

                assertThat(answer.status()).as(address).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isEqualTo("1");
                assertThat(answer.body().get("type").stringValue()).isEqualTo("urn:event-crm:problem:unavailable");
            }
        } finally {
            NETWORK.mend();
        }
    }

    @Test
    void readinessFollowsOpenSearchAndLivenessDoesNot() {
        NETWORK.cut();
        try {
            awaitReadiness(503);
            assertThat(API.get("/actuator/health/liveness").status()).isEqualTo(200);
        } finally {
            NETWORK.mend();
        }
        awaitReadiness(200);
    }

    @Test
    void itIsNotReadyWhileAnAliasIsMissing() {
        String index = SearchIndex.EVENTS.physicalName();
        ReadModel.shared().send("DELETE", "/" + index + "/_alias/" + SearchIndex.EVENTS.unfilteredAlias(), "");
        try {
            awaitReadiness(503);
            assertThat(API.get("/events/e1").status()).isEqualTo(503);
        } finally {
            ReadModel.shared().reset(SearchIndex.EVENTS);
        }
        awaitReadiness(200);
    }

    @Test
    void anExportThatBreaksOffDoesNotEndProperly() {
        ReadModel.shared().index(BigPeople.eighteenMegabytes());
        NETWORK.cutAfter(3_000_000);
        try {
            assertThatThrownBy(() -> API.get("/users/export")).isInstanceOf(UncheckedIOException.class);
        } finally {
            NETWORK.cut();
            NETWORK.mend();
        }
    }

    @Test
    void oneLineSaysWhatIsWaitedForHoweverManyRequestsFail() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(OutageLog.class);
        logger.addAppender(log);
        NETWORK.cut();
        try {
            for (int i = 0; i < 20; i++) {
                API.get("/users");
            }
        } finally {
            NETWORK.mend();
        }
        up();
        awaitReadiness(200);
        logger.detachAppender(log);

        assertThat(log.list)
                .map(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> line.contains(NETWORK.url().toString()))
                .satisfiesExactly(
                        waiting -> assertThat(waiting).startsWith("waiting for OpenSearch at " + NETWORK.url()),
                        back -> assertThat(back).startsWith("OpenSearch at " + NETWORK.url() + " is back"));
    }

    private static void awaitReadiness(int status) {
        await().until(() -> API.get("/actuator/health/readiness").status() == status);
    }
}
