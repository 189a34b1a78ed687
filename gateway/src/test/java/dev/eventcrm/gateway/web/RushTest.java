package dev.eventcrm.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.gateway.GatewayOverHttp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Many clients may come in a moment in which the gateway is too busy to welcome any: it answers all when it gets to it. */
class RushTest extends GatewayOverHttp {
    private static final int CLIENTS = 500;

    @Autowired
    private ServletWebServerApplicationContext context;

    @Test
    void everyClientOfARushIsAnswered() throws IOException {
        Connector connector = ((TomcatWebServer) Objects.requireNonNull(context.getWebServer()))
                .getTomcat()
                .getConnector();
        List<Socket> clients = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        try {
            connector.pause();
            try {
                for (int i = 0; i < CLIENTS; i++) {
                    clients.add(ask());
                }
            } finally {
                connector.resume();
            }
            for (Socket client : clients) {
                answers.add(
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))
                                .readLine());
            }
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }

        assertThat(answers).hasSize(CLIENTS).allMatch(line -> line.startsWith("HTTP/1.1 200"));
    }

    private Socket ask() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 10_000);
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write("GET /actuator/health/liveness HTTP/1.1\r\nHost: crm\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
