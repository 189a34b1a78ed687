package dev.eventcrm.engine.ses;

import static dev.eventcrm.engine.ses.RunningEndpoint.FROM;
import static dev.eventcrm.engine.ses.RunningEndpoint.aMail;
import static dev.eventcrm.engine.ses.RunningEndpoint.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;
import tools.jackson.databind.JsonNode;

class SendEmailTest {
    private final RunningEndpoint endpoint = RunningEndpoint.start();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void takesAMailAndKeepsWhatWasSent() {
        SendEmailRequest.Builder mail = aMail("Ann <ann@example.com>")
                .emailTags(tag("crm-email", "c1_0123456789abcdef"))
                .content(content -> content.simple(simple -> simple.subject(subject -> subject.data("Grüße ✓"))
                        .body(body -> body.html(html -> html.data("<p>Hello</p>")))
                        .headers(header("List-Unsubscribe", "<https://example.com/t/u/token>"))));

        String messageId = endpoint.send(mail);

        assertThat(messageId).matches("0100[0-9a-f]{12}-[0-9a-f-]{36}-000000");
        JsonNode kept = endpoint.messages("?content=true").getFirst();
        assertThat(kept.path("messageId").asString()).isEqualTo(messageId);
        assertThat(kept.path("from").asString()).isEqualTo(FROM);
        assertThat(kept.path("to").path(0).asString()).isEqualTo("Ann <ann@example.com>");
        assertThat(kept.path("subject").asString()).isEqualTo("Grüße ✓");
        assertThat(kept.at("/tags/crm-email").asString()).isEqualTo("c1_0123456789abcdef");
        assertThat(kept.at("/headers/List-Unsubscribe").asString()).isEqualTo("<https://example.com/t/u/token>");
        assertThat(kept.path("html").asString()).isEqualTo("<p>Hello</p>");
        assertThat(kept.path("text").isNull()).isTrue();
    }

    @Test
    void takesARawMessage() {
        String raw = """
                From: Event CRM <events@example.com>
                To: ann@example.com
                Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="b"

                --b
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                Gr=C3=BC=C3=9Fe
                --b
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: base64

                PHA+SGVsbG88L3A+
                --b--
                """.replace("\n", "\r\n");
        endpoint.send(SendEmailRequest.builder()
                .content(content ->
                        content.raw(message -> message.data(SdkBytes.fromString(raw, StandardCharsets.UTF_8)))));

        JsonNode kept = endpoint.messages("?content=true").getFirst();
        assertThat(kept.path("to").path(0).asString()).isEqualTo("ann@example.com");
        assertThat(kept.path("subject").asString()).isEqualTo("Grüße");
        assertThat(kept.path("text").asString()).isEqualTo("Grüße");
        assertThat(kept.path("html").asString()).isEqualTo("<p>Hello</p>");
    }

    @ParameterizedTest
    @CsvSource({
        "ann, Missing final '@domain'",
        "ann@localhost, Invalid domain name: 'localhost'",
        "ann@-example.com, Invalid domain name",
        "ann@example.com., Invalid domain name",
        "@example.com, Missing local part",
        "ann@example@example.com, Local part contains an illegal character",
        "a..n@example.com, Local part contains an illegal character or dot",
        "ann lee@example.com, Local part contains an illegal character",
        "ännchen@example.com, Non-ASCII",
        "Ann@Home <ann@example.com>, Illegal address",
        "Ann <ann@example.com> x, Illegal address",
    })
    void refusesWhatIsNoAddress(String address, String why) {
        assertThatThrownBy(() -> endpoint.send(address))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining(why);
        assertThat(endpoint.messages("")).isEmpty();
        assertThat(endpoint.count("refused")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com",
                "a.n-n+label_1@mail.example.co.uk",
                "o'neil@example.com",
                "Ann Lee <ann@example.com>",
                "\"Lee, Ann\" <ann@example.com>",
                "=?UTF-8?B?w4RubmNoZW4=?= <ann@xn--mnchen-3ya.example>"
            })
    void takesEveryAddressOfThePlainKind(String address) {
        assertThat(endpoint.send(address)).isNotEmpty();
    }

    static Stream<Arguments> badTags() {
        return Stream.of(
                Arguments.of("crm email", "1"),
                Arguments.of("crm-email", "a.b"),
                Arguments.of("crm-email", "a@b"),
                Arguments.of("crm-email", ""),
                Arguments.of("", "1"),
                Arguments.of("ses:x", "1"),
                Arguments.of("crm-email", "ü"),
                Arguments.of("x".repeat(257), "1"),
                Arguments.of("x", "1".repeat(257)));
    }

    @ParameterizedTest
    @MethodSource("badTags")
    void refusesTagsThatSesRefuses(String name, String value) {
        assertThatThrownBy(() -> endpoint.send(aMail("ann@example.com").emailTags(tag(name, value))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("tag");
    }

    @Test
    void refusesATagThatIsGivenTwice() {
        MessageTag tag = tag("a", "1");
        assertThatThrownBy(() -> endpoint.send(aMail("ann@example.com").emailTags(tag, tag)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Duplicate tag name: a");
    }

    static Stream<Arguments> badHeaders() {
        return Stream.of(
                Arguments.of("X Header", "1", "Invalid header name"),
                Arguments.of("X:Header", "1", "Invalid header name"),
                Arguments.of("X".repeat(127), "1", "Invalid header name"),
                Arguments.of("X-Header", "", "Invalid value of header"),
                Arguments.of("X-Header", "a\r\nBcc: all@example.com", "Invalid value of header"),
                Arguments.of("X-Header", "ü", "Invalid value of header"),
                Arguments.of("X-Header", "x".repeat(871), "these are 871"),
                Arguments.of("From", "ann@example.com", "cannot be set"),
                Arguments.of("message-id", "<1@example.com>", "cannot be set"),
                Arguments.of("X-SES-CONFIGURATION-SET", "other", "cannot be set"));
    }

    @ParameterizedTest
    @MethodSource("badHeaders")
    void refusesHeadersThatSesRefuses(String name, String value, String why) {
        assertThatThrownBy(() -> endpoint.send(withHeader(name, value)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining(why);
    }

    @Test
    void takesTheLongestHeader() {
        assertThat(endpoint.send(withHeader("List-Unsubscribe", "x".repeat(870))))
                .isNotEmpty();
    }

    private static SendEmailRequest.Builder withHeader(String name, String value) {
        Message simple = Message.builder()
                .subject(subject -> subject.data("Hello"))
                .body(body -> body.text(text -> text.data("Hello")))
                .headers(header(name, value))
                .build();
        return aMail("ann@example.com").content(content -> content.simple(simple));
    }

    private static MessageHeader header(String name, String value) {
        return MessageHeader.builder().name(name).value(value).build();
    }

    @Test
    void refusesMoreThanFiftyRecipientsAndNone() {
        assertThatThrownBy(() -> endpoint.send(aMail("ann@example.com")
                        .destination(to -> to.toAddresses(Collections.nCopies(51, "ann@example.com")))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Recipient count exceeds 50");
        assertThatThrownBy(() -> endpoint.send(aMail("ann@example.com").destination(to -> {})))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void refusesAMailWithoutAnythingToRead() {
        assertThatThrownBy(() -> endpoint.send(aMail("ann@example.com")
                        .content(content -> content.simple(simple ->
                                simple.subject(subject -> subject.data("Hello")).body(body -> {})))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Text or Html");
    }

    @Test
    void refusesAnUnknownConfigurationSet() {
        assertThatThrownBy(() -> endpoint.send(aMail("ann@example.com").configurationSetName("nope")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Configuration set <nope> does not exist");
    }

    @Test
    void rejectsWhatGoesToReject() {
        assertThatThrownBy(() -> endpoint.send("reject+1@example.com")).isInstanceOf(MessageRejectedException.class);
        assertThat(endpoint.messages("")).isEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("AccountSuspendedException", AccountSuspendedException.class, 400),
                Arguments.of("MailFromDomainNotVerifiedException", MailFromDomainNotVerifiedException.class, 400),
                Arguments.of("MessageRejectedException", MessageRejectedException.class, 400),
                Arguments.of("LimitExceededException", LimitExceededException.class, 400),
                Arguments.of("TooManyRequestsException", TooManyRequestsException.class, 429));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesAsItIsTold(String name, Class<? extends SesV2Exception> type, int status) {
        endpoint.order("{\"refusal\":\"%s\"}".formatted(name));
        assertThatThrownBy(() -> endpoint.send("ann@example.com"))
                .isInstanceOfSatisfying(
                        type, refused -> assertThat(refused.statusCode()).isEqualTo(status));
    }

    @Test
    void theOlderWordingOfThrottlingIsKnownToTheSdkToo() {
        endpoint.order("{\"refusal\":\"ThrottlingException\"}");
        assertThatThrownBy(() -> endpoint.send("ann@example.com"))
                .isInstanceOfSatisfying(
                        SesV2Exception.class,
                        refused -> assertThat(refused.isThrottlingException()).isTrue());
    }

    @Test
    void refusesEverythingWhileSendingIsPaused() {
        endpoint.order("{\"sendingEnabled\":false}");
        assertThatThrownBy(() -> endpoint.send("ann@example.com")).isInstanceOf(SendingPausedException.class);
        assertThat(account().sendingEnabled()).isFalse();
    }

    @Test
    void tellsTheAccountsQuota() {
        endpoint.order("{\"quota\":14}");
        endpoint.send("ann@example.com");
        assertThat(account().sendQuota().maxSendRate()).isEqualTo(14);
        assertThat(account().sendQuota().sentLast24Hours()).isEqualTo(1);
        assertThat(account().sendQuota().max24HourSend()).isPositive();
        assertThat(account().productionAccessEnabled()).isTrue();
        assertThat(account().enforcementStatus()).isEqualTo("HEALTHY");
    }

    @Test
    void tellsAHighNumberWhereThereIsNoQuota() {
        assertThat(account().sendQuota().maxSendRate()).isGreaterThan(10_000);
    }

    private GetAccountResponse account() {
        return endpoint.ses().getAccount(request -> {});
    }

    @Test
    void saysWhichOperationsItKnows() {
        assertThatThrownBy(() -> endpoint.ses().listContactLists(request -> {}))
                .isInstanceOf(SesV2Exception.class)
                .hasMessageContaining("SendEmail and GetAccount only");
    }
}
