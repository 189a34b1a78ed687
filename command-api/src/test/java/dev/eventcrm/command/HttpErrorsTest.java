package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.aPerson;
import static dev.eventcrm.command.Scene.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that HTTP itself brings, some of them before any code of ours runs. */
class HttpErrorsTest {
    private final CommandApi api = CommandApi.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/nothing", "/users/a/b", "/error", "/actuator/nothing", "/users/a%20b", "/users/%C3%BC"})
    void anUnknownAddressIs404(String path) {
        api.get(path).expectProblem(404);
        api.delete(path).expectProblem(404);
    }

    @Test
    void anotherMethodIs405AndTellsTheRightOnes() {
        assertThat(api.get("/users/x").expectProblem(405).header("Allow")).isEqualTo("DELETE, PUT");
        assertThat(api.put("/users", "{}").expectProblem(405).header("Allow")).isEqualTo("POST");
        api.send("TRACE", "/users", "").expectProblem(405);
    }

    @Test
    void anotherMediaTypeThanOursIs406BeforeAnythingHappens() {
        String id = Scene.unique("unaccepted");
        var person = aPerson();
        person.put("id", id);

        api.post("/users", json(person), "Accept", "text/xml").expectProblem(406);
        api.post("/users", json(person), "Accept", "application/*;q=0.5").expect(201);
    }

    @Test
    void anAcceptThatIsNoListOfMediaTypesIsMalformed() {
        api.post("/users", json(aPerson()), "Accept", "not a media type").expectProblem(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/*", "application/json;charset=", "application/json;charset=latin1"})
    void aMediaTypeThatIsNoJsonInUtf8IsUnsupported(String type) {
        api.post("/users", json(aPerson()), "Content-Type", type).expectProblem(415);
    }

    @Test
    void anUnknownTransferCodingIsNotImplemented() throws IOException {
        assertThat(raw("POST /users HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: rot13"))
                .startsWith("HTTP/1.1 501")
                .contains("urn:event-crm:problem:not-implemented");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE",
                "GET /a b HTTP/1.1\r\nHost: x",
                "GET /users/{a} HTTP/1.1\r\nHost: x",
                "GET /users/%00 HTTP/1.1\r\nHost: x",
                "GET /users/%2F HTTP/1.1\r\nHost: x",
                "GET /users/%zz HTTP/1.1\r\nHost: x",
                "GET /users HTTP/1.1",
                "GET /users HTTP/1.1\r\nHost: a b",
                "GET /users HTTP/1.1\r\nHost: x\r\nbad header",
                "POST /users HTTP/1.1\r\nHost: x\r\nContent-Length: -5",
            })
    void whatTomcatRefusesIsAProblemToo(String request) throws IOException {
        assertThat(raw(request))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"status\":400", "\"detail\":")
                .doesNotContain("<html", "Apache", "Exception");
    }

    @Test
    void anotherVersionOfHttpIsAProblemToo() throws IOException {
        assertThat(raw("GET /users HTTP/3.7\r\nHost: x"))
                .startsWith("HTTP/1.1 505")
                .contains("\"detail\":");
    }

    private String raw(String head) throws IOException {
        try (Socket socket = new Socket(api.url().getHost(), api.url().getPort())) {
            socket.setSoTimeout(30_000);
            String request = head + (head.contains("\r\n") ? "\r\nConnection: close" : "") + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
