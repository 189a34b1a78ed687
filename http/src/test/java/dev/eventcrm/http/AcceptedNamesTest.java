package dev.eventcrm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedNamesTest {
    @ParameterizedTest
    @CsvSource({
        "REGISTRATION_BODY, user_id, userId",
        "USER_BODY, first_name, firstName",
        "EVENT_BODY, eventId, id",
        "EVENT_BODY, event_id, id",
        "EVENT_BODY, hostIds, hosts",
        "EVENT_BODY, host_ids, hosts",
        "EVENT_BODY, location, venue",
        "EVENT_BODY, capacity, maxCapacity",
        "EVENT_BODY, organizer, owner",
        "EVENT_BODY, date, date",
        "USER_SEARCH, events_attended_min, eventsAttendedMin",
        "USER_SEARCH, hostedEventCountMin, eventsHostedMin",
        "USER_SEARCH, attendedEventCountMax, eventsAttendedMax",
        "USER_SEARCH, sort_by, sortBy",
        "USER_SEARCH, next_token, nextToken",
    })
    void mapsOlderNamesToCanonicalOnes(AcceptedNames names, String given, String canonical) {
        assertThat(names.canonical(given)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"firstName", "eventsAttendedMin", "sortBy", "unheardOf"})
    void leavesCanonicalAndUnknownNamesAsTheyAre(String name) {
        assertThat(AcceptedNames.USER_SEARCH.canonical(name)).isEqualTo(name);
    }

    @Test
    void suggestsTheNearestKnownName() {
        assertThat(AcceptedNames.nearest("compny", List.of("city", "company", "state")))
                .contains("company");
    }

    @Test
    void suggestsNothingWhenNothingIsNear() {
        assertThat(AcceptedNames.nearest("zzzzzzzzzz", List.of("city", "company")))
                .isEmpty();
    }
}
