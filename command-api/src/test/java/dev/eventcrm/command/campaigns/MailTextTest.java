package dev.eventcrm.command.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Hello</p>",
                "Hello<br>World",
                "Hello<br/>World",
                "<!DOCTYPE html><html></html>",
                "<A HREF='https://example.com'>x</A>",
                "text </b>"
            })
    void knowsHtmlByItsTags(String body) {
        assertThat(MailFormat.detect(body)).isEqualTo(MailFormat.HTML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello",
                "Dear <your name>,",
                "a < b and b > c",
                "if (i<p) {}",
                "write to <me@example.com>",
                "see <https://example.com>",
                ""
            })
    void knowsTextByHavingNone(String body) {
        assertThat(MailFormat.detect(body)).isEqualTo(MailFormat.TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"https://example.com/{{city}}\">x</a>",
                "<a href=\"HTTP://example.com\">x</a>",
                "<a href=\" https://example.com\n\">x</a>",
                "<a href=\"mailto:me@example.com\">x</a>",
                "<a href=\"tel:+4712345678\">x</a>",
                "<a href=\"#top\">x</a>",
                "<a href=\"{{unsubscribeUrl}}\">x</a>",
                "<img src=\"https://example.com/a.png\">",
                "<img src=\"data:image/png;base64,AAAA\">",
                "<p style=\"color: red\">javascript: is a scheme</p>",
                "<p>{{#company}}at <b>{{company}}</b>{{/company}}</p>",
                "<a href=\"https://x.com/{{#company}}{{company}}{{/company}}\">x</a>",
                "<code>&#123;&#123;name}}</code>",
                "{{#company}}<p>x</p>{{/company}}",
                "<html dir=rtl><head><meta name=\"viewport\" content=\"width=device-width\"></head><body bgcolor=red>x</body></html>"
            })
    void letsHarmlessHtmlThrough(String body) {
        assertThat(new MailText("Hello", body, MailFormat.HTML).check(false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
                "<a href=\"java\nscript:alert(1)\">x</a>",
                "<a href=\"\u0001javascript:alert(1)\">x</a>",
                "<a href=\"&#106;avascript:alert(1)\">x</a>",
                "<area href=\"vbscript:x\">",
                "<a href=\"data:text/html,x\">x</a>",
                "<a href=\"file:///etc/passwd\">x</a>",
                "<a href=\"//example.com\">x</a>",
                "<img src=\"{{company}}\">",
                "<img src=x onerror=alert(1)>",
                "<iframe src=\"https://example.com\"></iframe>",
                "<form action=\"https://example.com\"></form>",
                "<svg onload=alert(1)>",
                "<a href=\"https://x.com/{{#company}}b2b\">x</a>{{/company}}",
                "<table><tr><td {{#company}}class=\"x\"{{/company}}>x</td></tr></table>",
                "<style>p {color: {{company}}}</style>",
                "<meta http-equiv=\"refresh\" content=\"0;url=https://example.com\">",
                "<link rel=\"stylesheet\" href=\"https://example.com/a.css\">"
            })
    void letsNoHarmfulHtmlThrough(String body) {
        assertThat(new MailText("Hello", body, MailFormat.HTML).check(false))
                .isNotEmpty()
                .allSatisfy(wrong -> assertThat(wrong.component()).isEqualTo("body"));
    }

    @Test
    void theWayOffTheListIsNoneInASubject() {
        assertThat(new MailText("{{unsubscribeUrl}}", "World", MailFormat.TEXT).check(false))
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.component()).isEqualTo("subject"));
    }

    @Test
    void sectionsHoldPlaceholdersToo() {
        assertThat(new MailText("Hello", "{{#company}}at {{compny}}{{/company}}", MailFormat.TEXT).check(false))
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.message()).contains("did you mean {{company}}?"));
    }
}
