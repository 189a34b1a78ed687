package dev.eventcrm.engine.ses;

import static dev.eventcrm.engine.ses.RunningEndpoint.aMail;
import static dev.eventcrm.engine.ses.RunningEndpoint.tag;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTest {
    private final RunningEndpoint endpoint = RunningEndpoint.start();

    @AfterEach
    void close() {
        endpoint.close();
    }

    private String page(String path) {
        HttpResponse<String> answer = endpoint.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void saysThatThereIsNothingYet() {
        assertThat(page("/")).contains("No mail yet").doesNotContain("<li>");
    }

    @Test
    void listsTheNewestFirst() {
        endpoint.send("ann@example.com");
        endpoint.send("bob@example.com");
        String page = page("/");
        assertThat(page).contains("Join our next event!", "Delivered");
        assertThat(page.indexOf("bob@example.com")).isLessThan(page.indexOf("ann@example.com"));
    }

    @Test
    void findsByRecipientAndBySubject() {
        endpoint.send("ann@example.com");
        endpoint.send("bob@example.com");
        assertThat(page("/?q=BOB")).contains("bob@example.com").doesNotContain("ann@example.com");
        assertThat(page("/?q=next+event")).contains("bob@example.com", "ann@example.com");
        assertThat(page("/?q=%3Cscript%3E"))
                .contains("Nothing found", "&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void showsFiftyOnAPageAndEachOnce() {
        for (int i = 0; i < 120; i++) {
            endpoint.send("ann%d@example.com".formatted(i));
        }
        assertThat(rows(page("/"))).isEqualTo(50);
        assertThat(rows(page("/?page=3"))).isEqualTo(20);
        assertThat(page("/?page=2").replace("&#x3D;", "="))
                .contains("51\u2013100 of 120", "href=\"/?page=1\"", "href=\"/?page=3\"", "ann69@", "ann20@")
                .doesNotContain("ann70@", "ann19@");
        assertThat(endpoint.get("/?page=x").statusCode()).isEqualTo(400);
    }

    private static long rows(String page) {
        return Pattern.compile("href=\"/mail/").matcher(page).results().count();
    }

    @Test
    void showsAMailInAFrameThatRunsNothing() {
        String id = endpoint.send("ann@example.com");
        assertThat(page("/mail/" + id))
                .contains(
                        "sandbox=\"allow-popups allow-popups-to-escape-sandbox\"",
                        "src=\"/mail/%s/html\"".formatted(id),
                        "<h1>Join our next event!</h1>",
                        "Pictures are not loaded");
        HttpResponse<String> html = endpoint.get("/mail/%s/html".formatted(id));
        assertThat(html.body()).isEqualTo("<base target=\"_blank\"><p>We <b>invite</b> you.</p>");
        assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "sandbox allow-popups")
                .endsWith("img-src data:")
                .doesNotContain("script");
    }

    @Test
    void leavesOutWhatIsEmpty() {
        String id = endpoint.send("ann@example.com");
        assertThat(page("/mail/" + id)).doesNotContain("<dt>Cc</dt>", "<pre");
        assertThat(page("/")).doesNotContain("Newer", "Older");
    }

    @Test
    void loadsPicturesOnlyIfAsked() {
        String id = endpoint.send("ann@example.com");
        assertThat(page("/mail/%s?pictures=1".formatted(id))).contains("the sender sees that the mail was opened");
        assertThat(endpoint.get("/mail/%s/html?pictures=1".formatted(id))
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .endsWith("img-src http: https: data:");
    }

    @Test
    void showsTextHeadersTagsAndEvents() {
        String id = endpoint.send(aMail("bounce@example.com").emailTags(tag("crm-email", "c1_42")));
        assertThat(page("/mail/%s?view=text".formatted(id))).contains("<pre class=\"text\">We invite you.</pre>");
        assertThat(page("/mail/%s?view=headers".formatted(id))).contains("crm-email", "c1_42", "event-crm", id);
        assertThat(page("/mail/%s?view=events".formatted(id))).contains("Sent", "Bounced", "Permanent, General");
    }

    @Test
    void escapesWhatTheSenderWrote() {
        String id = endpoint.send(aMail("ann@example.com")
                .content(content ->
                        content.simple(simple -> simple.subject(subject -> subject.data("<img src=x onerror=alert(1)>"))
                                .body(body -> body.text(text -> text.data("</pre><script>alert(2)</script>"))))));
        assertThat(page("/")).doesNotContain("<img src=x", "<script>");
        assertThat(page("/mail/" + id)).doesNotContain("<img src=x", "<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?q=a"})
    void loadsNothingFromElsewhereAndRunsNothing(String path) {
        HttpResponse<String> answer = endpoint.get(path);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(answer.body()).doesNotContain("<script", "http://", "https://");
        assertThat(endpoint.get("/style.css").body()).doesNotContain("http://", "https://", "@import");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mail/unknown", "/mail/unknown/html", "/nothing", "/style"})
    void saysWhatIsMissing(String path) {
        HttpResponse<String> answer = endpoint.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("No such mail");
    }
}
