package dev.eventcrm.query.users;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.QueryApi;
import dev.eventcrm.query.ReadModel;
import dev.eventcrm.schema.item.MailStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MailStatusTest {
    private static final QueryApi API = QueryApi.shared();

    @BeforeAll
    static void people() {
        ReadModel.shared().reset();
        ReadModel.shared()
                .project(
                        aUser().withId("u1").build(),
                        aUser().withId("u2").build(),
                        aUser().withId("u3").being(MailStatus.UNSUBSCRIBED).build());
    }

    @Test
    void peopleAreFoundByIt() {
        assertThat(API.get("/users?mailStatus=unsubscribed")
                        .body()
                        .at("/users/0/id")
                        .asString())
                .isEqualTo("u3");
        assertThat(API.get("/users?mail_status=subscribed").body().get("total").asInt())
                .isEqualTo(2);
    }

    @Test
    void itIsCounted() {
        var facet = API.post("/users/search", "{\"facets\": [\"mailStatus\"]}")
                .body()
                .at("/facets/mailStatus/values");

        assertThat(facet.get(0).get("value").asString()).isEqualTo("subscribed");
        assertThat(facet.get(0).get("count").asInt()).isEqualTo(2);
    }

    @Test
    void anUnknownOneIsRefused() {
        assertThat(API.get("/users?mailStatus=gone").status()).isEqualTo(422);
    }

    @Test
    void itIsAColumnOfTheExport() {
        assertThat(API.get("/users/export?mailStatus=unsubscribed").response().body())
                .contains("mailStatus")
                .contains("unsubscribed");
    }
}
