package dev.eventcrm.query.suppressions;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.Mappings;
import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.document.SuppressionDocument;
import dev.eventcrm.schema.item.Suppression.Cause;
import dev.eventcrm.test.TestAddresses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionListTest {
    private static final QueryApi API = QueryApi.shared();
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    @BeforeAll
    static void indexes() {
        ReadModel.shared().reset();
    }

    @BeforeEach
    void nothing() {
        ReadModel.shared().reset(SearchIndex.SUPPRESSIONS, SearchIndex.USERS);
    }

    private static SuppressionDocument entry(String address, Cause cause, Instant at, @Nullable Instant deletedAt) {
        return new SuppressionDocument(
                TestAddresses.hash(address), 1, at, at, deletedAt, cause.apiName(), at, "c1_" + cause.apiName());
    }

    private static SuppressionDocument entry(String address, Cause cause, int day) {
        return entry(address, cause, BEGIN.plus(Duration.ofDays(day)), null);
    }

    private static List<String> hashes(String query) {
        Reply answer = API.get("/suppressions" + query);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.each("suppressions", "id");
    }

    @Test
    void everyFieldIsMappedAsItsTypeNeeds() {
        Mappings.assertFit(SuppressionFields.TABLE, SuppressionDocument.class);
    }

    @Test
    void listsAllPageByPageTheLatestFirst() {
        List<SuppressionDocument> entries = IntStream.range(0, 120)
                .mapToObj(i -> entry("a" + i + "@example.com", Cause.BOUNCED, i))
                .toList();
        ReadModel.shared().index(entries);
        List<String> found = new ArrayList<>();
        String token = "";
        do {
            Reply page = API.get("/suppressions?limit=50" + token);
            assertThat(page.body().get("total").intValue()).isEqualTo(120);
            found.addAll(page.each("suppressions", "id"));
            token = page.body().get("hasMore").booleanValue()
                    ? "&nextToken=" + page.body().get("nextToken").stringValue()
                    : "";
        } while (!token.isEmpty());

        assertThat(found)
                .containsExactlyElementsOf(
                        entries.reversed().stream().map(SuppressionDocument::id).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cause=unsubscribed                       | a
            cause=bounced&cause=manual               | b,d
            reason=complained                        | c
            address=%20A@Example.COM                 | a
            email=a@example.com&address_hash=1       | 422
            address=a@example.com&address=b@example.com | a,b
            address=nobody@example.com               |
            suppressedAt=2026-03-02                  | b
            suppressed_from=2026-03-03               | c,d
            suppressedTo=2026-03-02                  | a,b
            emailId=c1_bounced                       | b
            """)
    void findsByCauseDateMailAndAddress(String query, @Nullable String names) {
        ReadModel.shared()
                .index(
                        entry("a@example.com", Cause.UNSUBSCRIBED, 0),
                        entry("b@example.com", Cause.BOUNCED, 1),
                        entry("c@example.com", Cause.COMPLAINED, 2),
                        entry("d@example.com", Cause.MANUAL, 3));

        if ("422".equals(names)) {
            assertThat(API.get("/suppressions?" + query).status()).isEqualTo(422);
            return;
        }
        assertThat(hashes("?" + query))
                .containsExactlyInAnyOrderElementsOf(
                        names == null
                                ? List.of()
                                : List.of(names.split(",")).stream()
                                        .map(name -> TestAddresses.hash(name + "@example.com"))
                                        .toList());
    }

    @Test
    void tellsWhoHasTheAddressNowAndNothingOfWhoHadIt() {
        ReadModel.shared()
                .index(entry("alice@example.com", Cause.BOUNCED, 1), entry("gone@example.com", Cause.BOUNCED, 0));
        ReadModel.shared()
                .project(
                        aUser().withId("u1")
                                .named("Alice", "Johnson")
                                .withEmail("Alice@Example.com")
                                .build(),
                        aUser().withId("u2").withEmail("other@example.com").build());

        Reply answer = API.get("/suppressions");

        assertThat(answer.body().at("/suppressions/0").toString())
                .isEqualTo("{\"id\":\"" + TestAddresses.hash("alice@example.com")
                        + "\",\"cause\":\"bounced\",\"suppressedAt\":\"2026-03-02T00:00:00Z\",\"emailId\":\"c1_bounced\","
                        + "\"userId\":\"u1\",\"email\":\"Alice@Example.com\",\"firstName\":\"Alice\","
                        + "\"lastName\":\"Johnson\",\"version\":1}");
        assertThat(answer.body().at("/suppressions/1/userId").isNull()).isTrue();
        assertThat(answer.body().at("/suppressions/1/email").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void findsWhatWasListedUnderAnEarlierSecret(int generation) {
        String hash = TestAddresses.earlierHashes("alice@example.com").get(generation);
        ReadModel.shared().index(new SuppressionDocument(hash, 1, BEGIN, BEGIN, null, "manual", BEGIN, null));
        ReadModel.shared()
                .project(aUser().withId("u1").withEmail("Alice@Example.com").build());

        assertThat(hashes("?address=alice@example.com")).containsExactly(hash);
        assertThat(API.get("/suppressions/alice@example.com")
                        .body()
                        .get("userId")
                        .stringValue())
                .isEqualTo("u1");
    }

    @Test
    void doesNotListWhatWasTakenOff() {
        ReadModel.shared().index(entry("a@example.com", Cause.MANUAL, BEGIN, BEGIN));

        assertThat(hashes("")).isEmpty();
        assertThat(API.get("/suppressions/a@example.com").status()).isEqualTo(404);
    }

    @Test
    void showsTheEntryOfAnAddressInAnySpelling() {
        ReadModel.shared().index(entry("a@example.com", Cause.MANUAL, 0));

        Reply answer = API.get("/suppressions/A@Example.com");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("cause").stringValue()).isEqualTo("manual");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@b@c", "%00", "%F0%9F%98%80", "xn--@xn--", "a@xn--0"})
    void saysOfWhatIsNoAddressThatItIsNotListed(String text) {
        assertThat(API.get("/suppressions/" + text).status()).isIn(400, 404);
    }
}
