package dev.eventcrm.query.users;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.ReadModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UserFilterTest {
    private static final QueryApi API = QueryApi.shared();

    @BeforeAll
    static void people() {
        ReadModel.shared().reset();
        ReadModel.shared()
                .project(
                        aUser().withId("alice")
                                .named("Alice", "Johnson")
                                .withCompany("TechCorp")
                                .build(),
                        aUser().withId("bob")
                                .named("Bob", "Adams")
                                .withCompany("techcorp")
                                .build(),
                        aUser().withId("carol")
                                .named("Carol", "Brown")
                                .withCompany("Umbrella")
                                .build());
    }

    @Test
    void findsPeopleByCompanyWhateverItsCase() {
        var answer = API.get("/users?company=TECHCORP");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.each("users", "id")).containsExactly("bob", "alice");
        assertThat(answer.body().get("total").intValue()).isEqualTo(2);
    }
}
