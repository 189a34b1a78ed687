package dev.eventcrm.command;

import static dev.eventcrm.command.Scene.aPerson;
import static dev.eventcrm.command.Scene.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadRequestTest {
    private final CommandApi api = CommandApi.shared();
    private final Scene scene = new Scene(api);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"firstName\":}",
                "{\"firstName\":\"A\",}",
                "{\"firstName\":\"A\"} {}",
                "{\"firstName\":\"A\",\"firstName\":\"B\"}",
                "{'firstName':'A'}",
                "{\"firstName\":\"A\u0000\"}",
                "{\"firstName\":NaN}",
                "[]",
                "\"text\"",
                "null",
                "7"
            })
    void refusesWhatIsNoJsonObject(String body) {
        Reply reply = api.post("/users", body).expectProblem(400);

        assertThat(reply.field("type")).endsWith("unreadable-body");
        assertThat(reply.field("detail")).doesNotContain("`", "Jackson", "Source");
    }

    @Test
    void tellsWhereTheJsonBreaks() {
        assertThat(api.post("/users", "{\"firstName\":\"A\",\n  \"lastName\": oops}")
                        .field("detail"))
                .contains("line 2, column 1");
    }

    @Test
    void refusesBrokenUtf8() {
        byte[] body = "{\"firstName\":\"?\"}".getBytes(StandardCharsets.US_ASCII);
        body[14] = (byte) 0xC3;

        assertThat(api.send("POST", "/users", body).expectProblem(400).field("detail"))
                .contains("UTF-8", "byte 14");
    }

    @Test
    void refusesDeepNesting() {
        String body = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";

        assertThat(api.post("/users", body).expectProblem(400).field("detail")).contains("depth");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "nonsense",
                "application/json;charset=ISO-8859-1"
            })
    void refusesOtherMediaTypes(String mediaType) {
        Reply reply = api.send("POST", "/users", json(aPerson()), "Content-Type", mediaType)
                .expectProblem(415);

        assertThat(reply.header("Accept")).isEqualTo("application/json");
    }

    @Test
    void refusesABodyWithoutMediaTypeOrWithAnEncoding() {
        api.exchange(api.request("POST", "/users")
                        .POST(BodyPublishers.ofString("{}"))
                        .build())
                .expectProblem(415);
        api.post("/users", json(aPerson()), "Content-Encoding", "gzip").expectProblem(415);
    }

    @Test
    void takesJsonUnderTheNamesItGoesBy() {
        api.send("POST", "/users", json(aPerson()), "Content-Type", "application/json; charset=utf-8")
                .expect(201);
        api.send("POST", "/users", json(aPerson()), "Content-Type", "application/merge-patch+json")
                .expect(201);
    }

    @Test
    void refusesABodyOfTenMegabytesAndStillAnswers() {
        byte[] body = new byte[10 * 1024 * 1024];

        api.send("POST", "/users", body).expectProblem(413);
        assertThat(sentWholeBeforeReading(body)).startsWith("HTTP/1.1 413").contains("application/problem+json");
        var chunked = api.request("POST", "/users", "Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        api.exchange(chunked).expectProblem(413);
    }

    private String sentWholeBeforeReading(byte[] body) {
        try (Socket socket = new Socket(api.url().getHost(), api.url().getPort())) {
            String head = "POST /users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n"
                    + "Content-Length: " + body.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refusesQueryParameters() {
        assertThat(api.post("/users?company=TechCorp&x", json(aPerson()))
                        .expectProblem(422)
                        .errorPlaces())
                .containsExactly("company", "x");
    }

    @Test
    void refusesABodyWhereNoneBelongs() {
        String person = scene.person();
        String event = scene.event(person, "attendeeIds", List.of(person));
        String path = "/events/" + event + "/registrations/" + person + "/check-in";

        api.post(path, "{\"status\":\"checkedIn\"}").expectProblem(422);
        api.exchange(api.request("POST", path).build()).expect(200);
    }
}
