package dev.eventcrm.query.users;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.QueryApi.Reply;
import dev.eventcrm.query.ReadModel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserPagesTest {
    private static final QueryApi API = QueryApi.shared();

    @BeforeAll
    static void people() {
        ReadModel.shared().reset();
        ReadModel.shared()
                .index(IntStream.range(0, 30)
                        .mapToObj(i -> ReadModel.document(aUser().withId("u" + i)
                                .named("Name", String.format("%02d", i))
                                .withCompany(i % 2 == 0 ? "Even" : null)
                                .build()))
                        .toList());
    }

    private static String tokenOf(Reply answer) {
        return answer.body().get("nextToken").stringValue();
    }

    @Test
    void aPageTellsHowManyThereAreAndWhereToGoOn() {
        var page = API.get("/users?limit=20").body();

        assertThat(page.propertyNames()).containsExactly("users", "count", "total", "hasMore", "nextToken");
        assertThat(page.get("count").intValue()).isEqualTo(20);
        assertThat(page.get("total").intValue()).isEqualTo(30);
        assertThat(page.get("hasMore").booleanValue()).isTrue();
    }

    @Test
    void theLastPageHasNoToken() {
        var page = API.get("/users?limit=30").body();

        assertThat(page.get("hasMore").booleanValue()).isFalse();
        assertThat(page.get("nextToken").isNull()).isTrue();
    }

    @Test
    void thePageSizeMayChangeOnTheWay() {
        String token = tokenOf(API.get("/users?limit=5"));

        assertThat(API.get("/users?limit=2&nextToken=" + token).each("users", "id"))
                .containsExactly("u5", "u6");
    }

    @Test
    void aCursorLeadsAcrossMissingValues() {
        List<String> first = API.get("/users?sortBy=company&limit=20").each("users", "id");
        String token = tokenOf(API.get("/users?sortBy=company&limit=20"));
        List<String> second =
                API.get("/users?sortBy=company&limit=20&nextToken=" + token).each("users", "id");

        assertThat(first.subList(0, 15)).allMatch(id -> Integer.parseInt(id.substring(1)) % 2 == 0);
        assertThat(second).hasSize(10).doesNotContainAnyElementsOf(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users?company=Even&limit=5&nextToken=",
                "/users?sortBy=-lastName&limit=5&nextToken=",
                "/users?q=name&nextToken=",
                "/events?nextToken=",
                "/users/u1/registrations?nextToken="
            })
    void aCursorOfAnotherQueryIsRefused(String address) {
        Reply answer = API.get(address + tokenOf(API.get("/users?limit=5")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields()).containsExactly("nextToken");
        assertThat(answer.body().get("detail").stringValue()).startsWith("nextToken belongs to another query");
    }

    @Test
    void aDamagedCursorIsRefused() {
        String token = tokenOf(API.get("/users?limit=5"));
        char[] damaged = token.toCharArray();
        damaged[token.length() / 2] = damaged[token.length() / 2] == 'A' ? 'B' : 'A';

        Reply answer = API.get("/users?limit=5&nextToken=" + new String(damaged));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("detail").stringValue()).startsWith("nextToken is damaged");
    }

    @Test
    void theOrderOfParametersIsOfNoMatter() {
        String token = tokenOf(API.get("/users?company=even&q=name&limit=5"));

        assertThat(API.get("/users?nextToken=" + token + "&q=name&company=even").status())
                .isEqualTo(200);
    }

    @Test
    void aSearchByBodyContinuesWhatParametersBegan() {
        String token = tokenOf(API.get("/users?limit=5"));

        assertThat(API.post("/users/search", "{\"nextToken\":\"" + token + "\",\"limit\":1}")
                        .each("users", "id"))
                .containsExactly("u5");
    }
}
