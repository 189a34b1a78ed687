package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A service that lacks a secret of the table makes no new hashes: the other services could not recognise them. */
class AddressSecretsTest {
    private static CommandApi api;

    @BeforeAll
    static void startWithAnotherSecret() {
        await().until(() ->
                CommandApi.shared().get("/actuator/health/readiness").status() == 200);
        api = CommandApi.start(
                "crm.addresses.secret=a secret that the table does not know", "crm.addresses.earlier-secrets=");
        await().until(() -> api.get("/actuator/health/readiness").status() == 503);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void healthTellsWhichSecretIsMissing() {
        assertThat(api.get("/actuator/health/readiness").text())
                .contains("CRM_ADDRESSES_EARLIERSECRETS", "it holds address hashes of the key");
    }

    @Test
    void noAddressIsSuppressed() {
        Reply refusal = api.put("/suppressions/" + Scene.unique("stranger") + "@example.com", "")
                .expectProblem(503);

        assertThat(refusal.field("detail")).contains("CRM_ADDRESSES_EARLIERSECRETS");
    }

    @Test
    void noAddressIsAllowedAgain() {
        api.delete("/suppressions/" + Scene.unique("stranger") + "@example.com").expectProblem(503);
    }

    @Test
    void noPersonIsCreatedAndNoneGetsAnotherAddress() {
        String email = Scene.unique("new") + "@example.com";
        String id = CommandApi.shared()
                .post("/users", json("firstName", "A", "lastName", "B", "email", Scene.unique("old") + "@example.com"))
                .expect(201)
                .field("id");

        api.post("/users", json("firstName", "A", "lastName", "B", "email", email))
                .expectProblem(503);
        api.post("/users/batch", json("users", List.of(Map.of("firstName", "A", "lastName", "B", "email", email))))
                .expectProblem(503);
        api.put("/users/" + id, json("email", email)).expectProblem(503);
        api.put("/users/" + id, json("company", "TechCorp")).expect(200);
    }

    @Test
    void noCampaignIsAccepted() {
        api.post("/emails/send", json("company", "TechCorp", "subject", "Hello", "body", "World"))
                .expectProblem(503);
    }
}
