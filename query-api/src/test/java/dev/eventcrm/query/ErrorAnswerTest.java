package dev.eventcrm.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.QueryApi.Reply;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every error is a problem, whoever finds it. */
class ErrorAnswerTest {
    private static final QueryApi API = QueryApi.shared();

    @Test
    void anUnknownAddressIsNotFound() {
        Reply answer = API.get("/people");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().get("type").stringValue()).isEqualTo("urn:event-crm:problem:no-such-address");
        assertThat(answer.body().get("detail").stringValue())
                .isEqualTo("Nothing is at GET '/people'. All operations are listed at /docs.");
    }

    @Test
    void anotherMethodIsToldWhichArePossible() {
        Reply answer = API.send(
                API.request("/users").method("PATCH", BodyPublishers.noBody()).build());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET");
        assertThat(answer.body().get("detail").stringValue()).isEqualTo("'/users' takes GET, not PATCH.");
    }

    @ParameterizedTest
    @CsvSource({
        "/users,application/xml",
        "/users/u1,text/html",
        "/users/export,application/json",
        "/users/export,text/csv;q=0"
    })
    void anUnacceptableFormatIsRefusedAsAProblemAllTheSame(String address, String accept) {
        Reply answer = API.get(address, "Accept", accept);

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "'GET /users?x=[1] HTTP/1.1\r\nHost: x\r\n\r\n',400",
        "'nonsense\r\n\r\n',400",
        "'GET /users HTTP/1.1\r\nbroken header\r\n\r\n',400",
        "'GET /users/a%2Fb HTTP/1.1\r\nHost: x\r\n\r\n',400",
        "'GET /users HTTP/7.0\r\nHost: x\r\n\r\n',505",
        "'GET /users?company=%ZZ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',422",
        "'TRACE /users HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',405"
    })
    void whatTheContainerRefusesIsAProblemToo(String request, int status) throws IOException {
        String answer = raw(request);

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer).contains("Content-Type: application/problem+json");
        JsonNode problem =
                JsonMapper.shared().readTree(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("detail").stringValue()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users/export"})
    void anAcceptThatIsNoListOfMediaTypesIsMalformed(String address) {
        Reply answer = API.get(address, "Accept", "not a media type");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("type").stringValue()).isEqualTo("urn:event-crm:problem:malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/*", "*/*", "application/json;charset=", "application/json;charset=*", "json"})
    void aMediaTypeThatIsNoJsonInUtf8IsUnsupported(String type) {
        Reply answer = API.send(API.request("/users/search", "Content-Type", type)
                .POST(BodyPublishers.ofString("{}"))
                .build());

        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void noCacheKeepsAnAnswerAndNoBrowserGuessesItsType() {
        assertThat(List.of(API.get("/users"), API.get("/users/nobody"), API.get("/nothing")))
                .allSatisfy(answer -> {
                    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
                    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users?id=a,b", "/users?registeredFor=a,b", "/events?owner=a,b", "/events?host=a,b"})
    void idsAreNotSeparatedByCommas(String address) {
        Reply answer = API.get(address);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("detail").stringValue()).contains("for several, repeat it");
    }

    @Test
    void valuesAreTrimmed() {
        assertThat(API.get("/users?limit=%201%20&company=%20nothing%20").status())
                .isEqualTo(200);
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(API.url().getHost(), API.url().getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aFaultOfOursTellsNothingOfItsInside() {
        Reply answer = API.get("/error");

        assertThat(answer.body().propertyNames()).containsExactly("type", "title", "status", "detail");
    }
}
