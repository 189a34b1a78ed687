package dev.eventcrm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An SES endpoint that others wrote, so that sender and endpoint of ours do not only agree with each other. */
class SecondOpinionTest {

    @BeforeAll
    static void needsNode() {
        assumeTrue(AwsSesV2Local.canRun(), "Node.js and npm are not on the path");
    }

    @Test
    void takesTheRequestThatOurEndpointTakes() throws Exception {
        try (AwsSesV2Local ses = AwsSesV2Local.start(14);
                HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> account = http.send(
                    HttpRequest.newBuilder(ses.url().resolve("/v2/email/account"))
                            .header("Authorization", "AWS4-HMAC-SHA256 any")
                            .build(),
                    BodyHandlers.ofString());
            assertThat(account.body()).contains("\"MaxSendRate\":14");

            HttpResponse<String> sent = http.send(
                    HttpRequest.newBuilder(ses.url().resolve("/v2/email/outbound-emails"))
                            .header("Authorization", "AWS4-HMAC-SHA256 any")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("""
                                            {"FromEmailAddress": "Event CRM <events@example.com>",
                                             "Destination": {"ToAddresses": ["ann@example.com"]},
                                             "ConfigurationSetName": "event-crm",
                                             "EmailTags": [{"Name": "crm-email", "Value": "c1_0123"}],
                                             "Content": {"Simple": {
                                               "Subject": {"Data": "Hello"},
                                               "Body": {"Text": {"Data": "text"}, "Html": {"Data": "<p>html</p>"}},
                                               "Headers": [{"Name": "X-Test", "Value": "1"}]}}}"""))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
            assertThat(ses.mails()).singleElement().satisfies(mail -> {
                assertThat(mail.to()).containsExactly("ann@example.com");
                assertThat(mail.subject()).isEqualTo("Hello");
                assertThat(mail.text()).isEqualTo("text");
                assertThat(mail.html()).isEqualTo("<p>html</p>");
                assertThat(mail.headers()).containsEntry("X-Test", "1");
            });
        }
    }

    @Test
    void carriesACampaignOfTheSenderUnchanged() {
        RunningStack stack = RunningStack.shared();
        Api api = stack.api();
        Audience audience = Audience.of(api, 5);
        RunningStack.SENDERS.forEach(stack::stop);
        try (AwsSesV2Local ses = AwsSesV2Local.start(14);
                OwnSender _ = OwnSender.start(stack, ses.url())) {
            Campaign campaign = Campaign.send(api, Campaign.to(audience));
            campaign.awaitEnd(Duration.ofMinutes(2));

            assertThat(ses.mails())
                    .flatExtracting(AwsSesV2Local.Taken::to)
                    .containsExactlyInAnyOrderElementsOf(audience.addresses());
            assertThat(ses.mails()).allSatisfy(mail -> {
                assertThat(mail.subject()).isEqualTo("Join our next event, Alice!");
                assertThat(mail.headers().toString()).contains("One-Click");
            });
            assertThat(campaign.figure("sent")).isEqualTo(5);
        } finally {
            RunningStack.SENDERS.forEach(stack::start);
        }
    }
}
