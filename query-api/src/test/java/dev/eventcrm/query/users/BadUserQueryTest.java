package dev.eventcrm.query.users;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.query.ReadModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadUserQueryTest {
    private static final QueryApi API = QueryApi.shared();

    @BeforeAll
    static void somebody() {
        ReadModel.shared().reset();
        ReadModel.shared().project(aUser().build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            compny=TechCorp               | compny            | is unknown; did you mean 'company'?
            job_titel=x                   | job_titel         | is unknown; did you mean 'jobTitle'?
            company=                      | company           | must not be empty
            company=%20%20                | company           | must not be empty
            limit=0                       | limit             | must be a whole number from 1 to 200, not '0'
            limit=-1                      | limit             | must be a whole number from 1 to 200, not '-1'
            limit=100000                  | limit             | must be a whole number from 1 to 200, not '100000'
            limit=ten                     | limit             | must be a whole number from 1 to 200, not 'ten'
            limit=2&limit=3               | limit             | must be given once, not 2 times
            events_attended_min=-1        | events_attended_min | must be a whole number from 0 to 2147483647
            eventsAttendedMin=1.5         | eventsAttendedMin | must be a whole number from 0 to 2147483647
            eventsHostedMin=99999999999   | eventsHostedMin   | must be a whole number from 0 to 2147483647
            eventsAttendedMin=5&eventsAttendedMax=3 | eventsAttendedMin | must not be greater than eventsAttendedMax
            createdFrom=2026-02-01&createdTo=2026-01-01 | createdFrom | must not be after createdTo
            createdFrom=2026-01-01T10:00:00 | createdFrom     | must be an instant with its zone
            createdFrom=yesterday         | createdFrom       | must be an instant with its zone
            createdFrom=2026-02-30        | createdFrom       | must be an instant with its zone
            sortBy=-foo                   | sortBy            | names 'foo', which is unknown
            sort_by=companie              | sort_by           | names 'companie', which is unknown; did you mean 'company'?
            sortBy=lastName,,firstName    | sortBy            | must be field names separated by commas
            sortBy=lastName,-lastName     | sortBy            | must not name a field twice
            sortBy=id,firstName,lastName,email,city,state | sortBy | must not name more than 5 fields
            sortBy=attending              | sortBy            | names 'attending', which is unknown
            jobTitle=a&job_title=b        | job_title         | must not be given beside 'jobTitle'
            registeredFor=not/an/id       | registeredFor     | must be an event's id
            nextToken=abc                 | nextToken         | is damaged
            next_token=AAAA               | next_token        | is damaged
            company=%FF                   | query string      | must be percent-encoded UTF-8
            """)
    void namesTheParameterAndWhatWouldBeRight(String query, String parameter, String message) {
        Reply answer = API.get("/users?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.wrongFields()).containsExactly(parameter);
        assertThat(answer.body().get("errors").get(0).get("message").stringValue())
                .startsWith(message);
        assertThat(answer.body().get("detail").stringValue()).startsWith(parameter + " " + message);
    }

    @Test
    void tellsAllErrorsAtOnce() {
        Reply answer = API.get("/users?compny=x&limit=0&city=&sortBy=-foo", "Consistency-Token", "nonsense");

        assertThat(answer.wrongFields())
                .containsExactlyInAnyOrder("compny", "limit", "city", "sortBy", "Consistency-Token");
    }

    @Test
    void refusesAStringOfTenThousandCharacters() {
        Reply answer = API.get("/users?company=" + "x".repeat(10_000));

        assertThat(answer.wrongFields()).containsExactly("company");
        assertThat(answer.body().get("detail").stringValue())
                .isEqualTo("company must not have more than 500 characters.");
    }

    @ParameterizedTest
    @CsvSource({"%00", "%07", "%F0%9F%8E%89", "%D7%A9%D7%9C%D7%95%D7%9D", "*", "%22", "a%20OR%20b", "%5C", "__proto__"})
    void findsNobodyByTextThatNobodyHas(String text) {
        for (String parameter : new String[] {"company", "q", "email"}) {
            Reply answer = API.get("/users?" + parameter + "=" + text);

            assertThat(answer.status()).as(parameter + "=" + text).isEqualTo(200);
            assertThat(answer.body().get("total").intValue()).isZero();
        }
    }

    @Test
    void theListOfOneAddressIsTheListOfTheOther() {
        assertThat(API.get("/users/filter?limit=0").body())
                .isEqualTo(API.get("/users?limit=0").body());
    }

    @Test
    void anExportHasNoPages() {
        assertThat(API.get("/users/export?limit=5&nextToken=x").wrongFields())
                .containsExactlyInAnyOrder("limit", "nextToken");
    }

    @Test
    void anExportKnowsTwoFormats() {
        Reply answer = API.get("/users/export?format=xls&spreadsheetSafe=maybe");

        assertThat(answer.wrongFields()).containsExactly("format", "spreadsheetSafe");
    }

    @Test
    void whatIsFetchedByIdTakesNoParameters() {
        assertThat(API.get("/users/u1?fields=id").wrongFields()).containsExactly("fields");
    }
}
