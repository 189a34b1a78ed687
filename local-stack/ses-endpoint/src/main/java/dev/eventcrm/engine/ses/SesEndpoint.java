package dev.eventcrm.engine.ses;

import dev.eventcrm.engine.ses.control.ControlApi;
import dev.eventcrm.engine.ses.faults.FaultInjector;
import dev.eventcrm.engine.ses.faults.Faults;
import dev.eventcrm.engine.ses.http.Answer;
import dev.eventcrm.engine.ses.http.Request;
import dev.eventcrm.engine.ses.http.Server;
import dev.eventcrm.engine.ses.inbox.InboxPages;
import dev.eventcrm.engine.ses.inbox.Mailbox;
import dev.eventcrm.engine.ses.sending.Counters;
import dev.eventcrm.engine.ses.sending.Publisher;
import dev.eventcrm.engine.ses.sending.SesApi;
import dev.eventcrm.engine.ses.sns.Topic;
import dev.eventcrm.engine.ses.sns.TopicPages;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Amazon SES on this machine: {@code [--port N] [--host H] [--webhook URL]... [--quota MAILS_PER_SECOND]
 * [--configuration-set NAME]}.
 *
 * <p>Takes mails over the SES API v2, shows them at {@code /}, publishes their events as signed SNS notifications to the
 * webhooks, and simulates faults ({@code PUT /_control}). Keeps everything in memory. Prints {@code ready} and its address once
 * it answers; ends with its standard input, so that it never outlives the process that started it.
 */
public final class SesEndpoint implements AutoCloseable {
    private final Topic topic;
    private final Server server;
    private final SesApi ses;
    private final ControlApi control;
    private final InboxPages inbox;
    private final TopicPages topicPages;

    private SesEndpoint(Arguments given, Consumer<Throwable> whenUnusable) throws IOException {
        Clock clock = Clock.systemUTC();
        FaultInjector desk = new FaultInjector(Faults.none(given.quota()), System::nanoTime);
        Mailbox mailbox = new Mailbox();
        Counters counters = new Counters();
        topic = new Topic(
                given.webhooks(),
                () -> desk.faults().signatureVersion(),
                () -> desk.faults().eventsHeld(),
                clock,
                UUID::randomUUID,
                whenUnusable);
        Publisher publisher = new Publisher(topic, desk, clock);
        ses = new SesApi(given.configurationSet(), desk, mailbox, publisher, counters, clock, UUID::randomUUID);
        control = new ControlApi(desk, mailbox, publisher, counters, topic, clock);
        inbox = new InboxPages(mailbox);
        topicPages = new TopicPages(topic);
        server = Server.start(given.host(), given.port(), this::answer);
        topic.start();
    }

    /**
     * Starts an endpoint in this process.
     *
     * @param whenUnusable gets the reason if it turns out later that it cannot notify webhooks; from any thread
     * @param arguments as on the command line
     * @throws IOException if the port is taken
     * @throws IllegalArgumentException if an argument is wrong
     */
    static SesEndpoint start(Consumer<Throwable> whenUnusable, String... arguments) throws IOException {
        return new SesEndpoint(Arguments.parse(arguments), whenUnusable);
    }

    /**
     * Runs an endpoint until standard input ends.
     *
     * @param arguments {@code [--port N] [--host H] [--webhook URL]... [--quota N] [--configuration-set NAME]}
     */
    public static void main(String[] arguments) {
        try (SesEndpoint endpoint = start(reason -> fail("webhooks cannot be notified: " + reason), arguments)) {
            System.out.println("ready on " + endpoint.url());
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | IllegalArgumentException e) {
            fail(String.valueOf(e.getMessage()));
        }
        System.exit(0);
    }

    private static void fail(String reason) {
        System.err.println("The SES endpoint did not start: " + reason);
        System.exit(1);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private Answer answer(Request request) {
        String path = request.path();
        if (path.startsWith("/v2/")) {
            return ses.answer(request);
        }
        if (path.startsWith("/_")) {
            return control.answer(request);
        }
        return TopicPages.isFor(request) ? topicPages.answer(request) : inbox.answer(request);
    }

    /** Ends it at once. */
    @Override
    public void close() {
        server.close();
        topic.close();
    }
}
