package dev.eventcrm.engine.ses.inbox;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.eventcrm.engine.ses.http.Answer;
import dev.eventcrm.engine.ses.http.Query;
import dev.eventcrm.engine.ses.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The inbox in a browser: a list, and a view of each mail. Works without JavaScript and loads nothing from elsewhere. */
public final class InboxPages {
    private static final String OF_PAGES =
            "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** A mail is untrusted: nothing in it runs, and links open elsewhere. */
    private static final String OF_MAILS =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox; img-src ";

    private static final String MAIL = "/mail/";
    private static final String AS_HTML = "/html";
    private static final int HIGHEST_PAGE = 100_000;

    private final Mailbox mailbox;
    private final AtomicReference<Template> frame = new AtomicReference<>();

    public InboxPages(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** Answers a browser. */
    public Answer answer(Request request) {
        String path = request.path();
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return page(405, MailPage.missing());
        }
        return switch (path) {
            case "/" -> list(request.query());
            case "/style.css" -> file("style.css", "text/css");
            case "/icon.svg", "/favicon.ico" -> file("icon.svg", "image/svg+xml");
            default -> path.startsWith(MAIL) ? mail(path.substring(MAIL.length()), request.query()) : missing();
        };
    }

    private Answer list(Query query) {
        long page = query.number("page", 1, HIGHEST_PAGE, 1);
        return page(200, new ListPage(mailbox).show(query.text("q").orElse(""), (int) page));
    }

    private Answer mail(String rest, Query query) {
        boolean pictures = query.text("pictures").isPresent();
        if (rest.endsWith(AS_HTML)) {
            return mailbox.find(rest.substring(0, rest.length() - AS_HTML.length()))
                    .flatMap(KeptMail::content)
                    .flatMap(content -> Optional.ofNullable(content.html()))
                    .map(html -> asHtml(html, pictures))
                    .orElseGet(this::missing);
        }
        return mailbox.find(rest)
                .map(mail -> page(200, MailPage.show(mail, query.text("view").orElse(""), pictures)))
                .orElseGet(this::missing);
    }

    private Answer missing() {
        return page(404, MailPage.missing());
    }

    private static Answer asHtml(String html, boolean pictures) {
        String sources = pictures ? "http: https: data:" : "data:";
        return Answer.html(200, Links.openElsewhere(html))
                .with("Content-Security-Policy", OF_MAILS + sources)
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff");
    }

    private Answer page(int status, Map<String, Object> content) {
        return Answer.html(status, frame().execute(content))
                .with("Content-Security-Policy", OF_PAGES)
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff");
    }

    /** Read with the first page, not at the start. */
    private Template frame() {
        return Objects.requireNonNull(frame.updateAndGet(known -> known != null
                ? known
                : Mustache.compiler()
                        .defaultValue("")
                        .emptyStringIsFalse(true)
                        .withLoader(name -> new StringReader(text(name + ".html")))
                        .compile(text("frame.html"))));
    }

    private static Answer file(String name, String type) {
        return Answer.text(200, type, text(name)).with("Cache-Control", "max-age=60");
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(InboxPages.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
