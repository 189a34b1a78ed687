package dev.eventcrm.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserCommandsTest {
    private final CommandApi api = CommandApi.shared();

    @Test
    void createsAPerson() {
        Reply reply = api.post("/users", """
                {"firstName":"Alice","lastName":"Johnson","email":"alice@example.com","phoneNumber":"1234567890",
                 "avatar":"https://example.com/avatar.jpg","gender":"female","jobTitle":"Engineer","company":"TechCorp",
                 "city":"New York","state":"NY"}""").expect(201);

        assertThat(reply.header("Location")).isEqualTo("/users/" + reply.field("id"));
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(reply.header("Consistency-Token")).isEqualTo("user:" + reply.field("id") + ":1");
        assertThat(reply.field("company")).isEqualTo("TechCorp");
    }
}
