package dev.eventcrm.command.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.command.SesRecords;
import dev.eventcrm.command.notifications.SesEvent.What;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SesEventsTest {
    private static final Instant SENT_AT = Instant.parse("2016-10-19T23:20:52.240Z");
    private static final Instant BOUNCED_AT = Instant.parse("2017-08-05T00:41:02.669Z");

    static Stream<Arguments> everyKind() {
        return Stream.of(
                Arguments.of(SesRecords.send("e"), new What.Accepted()),
                Arguments.of(SesRecords.deliveryDelay("e"), new What.Accepted()),
                Arguments.of(SesRecords.delivery("e"), new What.Delivered(Instant.parse("2016-10-19T23:21:04.133Z"))),
                Arguments.of(SesRecords.bounce("e", "Permanent"), new What.Bounced(BOUNCED_AT, true)),
                Arguments.of(SesRecords.bounce("e", "Transient"), new What.Bounced(BOUNCED_AT, false)),
                Arguments.of(SesRecords.bounce("e", "Undetermined"), new What.Bounced(BOUNCED_AT, false)),
                Arguments.of(SesRecords.complaint("e"), new What.Complained(BOUNCED_AT)),
                Arguments.of(SesRecords.complaint("e", "not-spam"), new What.Accepted()),
                Arguments.of(SesRecords.reject("e"), new What.Refused("rejected: Bad content")),
                Arguments.of(
                        SesRecords.renderingFailure("e"),
                        new What.Refused(
                                "not rendered: Attribute 'attributeName' is not present in the rendering data.")),
                Arguments.of(SesRecords.open("e"), new What.Opened(Instant.parse("2017-08-09T22:00:19.652Z"), false)),
                Arguments.of(
                        SesRecords.click("e", "https://example.com"),
                        new What.Clicked(Instant.parse("2017-08-09T23:51:25.570Z"), false, "https://example.com")),
                Arguments.of(
                        SesRecords.subscription("e"),
                        new What.Unsubscribed(Instant.parse("2022-01-12T01:00:17.910Z"))));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void readsEveryKindThatSesPublishes(String record, What what) {
        assertThat(SesEvents.read(record)).contains(new SesEvent("e", SesRecords.MESSAGE_ID, SENT_AT, what));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void readsTheOlderNameOfTheKindToo(String record, What what) {
        assertThat(SesEvents.read(record.replace("eventType", "notificationType")))
                .map(SesEvent::what)
                .contains(what);
    }

    @ParameterizedTest
    @CsvSource({"Likely, true", "Unlikely, false"})
    void believesSesAboutMachines(String isBotEvent, boolean byMachine) {
        String record =
                SesRecords.open("e").replace("\"ipAddress\"", "\"isBotEvent\": \"" + isBotEvent + "\", \"ipAddress\"");

        assertThat(SesEvents.read(record))
                .map(SesEvent::what)
                .contains(new What.Opened(Instant.parse("2017-08-09T22:00:19.652Z"), byMachine));
    }

    @Test
    void leavesKindsThatAreNotKnown() {
        assertThat(SesEvents.read(SesRecords.record("eventType", "Teleport", "e", "teleport", "{}")))
                .isEmpty();
    }

    @Test
    void leavesMailsThatAreNotOurs() {
        assertThat(SesEvents.read(SesRecords.send("e").replace("crm-email", "other")))
                .isEmpty();
    }

    @Test
    void doesWithoutDetails() {
        assertThat(SesEvents.read(SesRecords.record("eventType", "Delivery", "e", "other", "{}")))
                .map(SesEvent::what)
                .contains(new What.Delivered(SENT_AT));
    }
}
