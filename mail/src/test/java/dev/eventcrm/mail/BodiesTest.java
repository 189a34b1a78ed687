package dev.eventcrm.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.Utm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies as their authors write them, and both parts as a test mail says them. */
class BodiesTest {
    private static final Utm UTM = new Utm(null, null, null, null, null);
    private static final Map<String, String> VALUES = Map.of(
            "firstName", "Eve&bcc=x@example.com",
            "lastName", "",
            "company", "A & B\nC",
            "city", "São Paulo",
            "email", "eve@example.com");

    private static Mail mail(String body, boolean isHtml) {
        return MailTemplate.compile(
                        new CampaignContent(null, "Hi", body, isHtml, CampaignContent.DEFAULT_LOCALE, false), UTM)
                .render(
                        VALUES,
                        Links.plain(
                                URI.create("https://crm.example.com"),
                                TrackingKey.of("a secret of thirty-two characters", List.of(), true)));
    }

    /** {@code ~} stands for the end of a line. */
    private static String lines(String text) {
        return text.replace("~", "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            See https://a.example/x.                      | https://a.example/x
            See (https://a.example/x).                    | https://a.example/x
            See https://a.example/b_(c)                   | https://a.example/b_(c)
            [https://a.example/x]                         | https://a.example/x
            “https://a.example/x”                         | https://a.example/x
            «https://a.example/x»                         | https://a.example/x
            「https://a.example/x」                         | https://a.example/x
            （https://a.example/x）。                       | https://a.example/x
            https://a.example/x、そして                     | https://a.example/x
            https://a.example/x\u00A0next                 | https://a.example/x
            https://a.example/x\u3000next                 | https://a.example/x
            https://a.example/x\u200Bnext                 | https://a.example/x
            {https://a.example/x}                         | https://a.example/x
            \\url{https://a.example/x}                    | https://a.example/x
            <https://a.example/x>                         | https://a.example/x
            *https://a.example/x*                         | https://a.example/x
            https://a.example/?c={{city}}.                | https://a.example/?c=S%C3%A3o%20Paulo
            https://a.example/?c={{city}}&x=1, and        | https://a.example/?c=S%C3%A3o%20Paulo&amp;x=1
            https://a.example/{{#city}}in{{/city}}        | https://a.example/
            HTTPS://A.example/x!                          | HTTPS://A.example/x
            https://münchen.example/ä                     | https://münchen.example/ä
            """)
    void anAddressInTextEndsWhereAReaderSeesItEnd(String body, String address) {
        assertThat(mail(unescaped(body), false).html()).contains("<a href=\"" + address + "\">" + address + "</a>");
    }

    private static String unescaped(String text) {
        return text.replace("\\u00A0", "\u00A0")
                .replace("\\u3000", "\u3000")
                .replace("\\u200B", "\u200B")
                .replace("\\\\", "\\");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Dear {{company}},                             | <p>Dear A &amp; B<br>~C,</p>
            a~b                                           | <p>a<br>~b</p>
            a~ ~ ~b                                       | <p>a</p>~<p>b</p>
            a~{{#lastName}}~no~{{/lastName}}~b            | <p>a<br>~b</p>
            1 < 2 & "3"                                   | <p>1 &lt; 2 &amp; &quot;3&quot;</p>
            https://                                      | <p>https://</p>
            """)
    void textBecomesHtmlThatLooksLikeIt(String body, String html) {
        assertThat(mail(lines(body), false).html()).contains(lines(html));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <a href="https://a.example/x"><img src="https://a.example/i.png" alt="Logo"></a>  | Logo (https://a.example/x)
            <a href="https://a.example/x"><img src="https://a.example/i.png"></a>             | https://a.example/x
            {<a href="https://a.example/x"></a>}                                              | {https://a.example/x}
            <a href="https:/~/a.example/~x">Go</a>                                            | Go (https://a.example/x)
            <pre>a  b~  c</pre>d                                                              | a  b~  c~~d
            <p>a</p><p>b  c</p>                                                               | a~~b c
            <ul><li>a</li><li>b</li></ul>                                                     | - a~- b
            <a href="mailto:me@example.com">me@example.com</a>                                | me@example.com
            <p hidden>no</p>yes                                                               | yes
            {{#company}}<p>yes</p>{{/company}}{{#lastName}}<p>no</p>{{/lastName}}             | yes
            <table>{{#city}}<tr><td>in</td></tr>{{/city}}</table>                             | in
            <a href="{{unsubscribeUrl}}">Leave</a>                                            | Leave (https://crm.example.com/t/u/
            &#123;&#123;firstName}}                                                           | {{firstName}}
            """)
    void htmlBecomesTextThatSaysTheSame(String body, String text) {
        assertThat(mail(lines(body), true).text().strip()).startsWith(lines(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <html lang="ar" dir="rtl"><body style="margin:0" bgcolor="#fff">x</body></html>       | <html lang="ar" dir="rtl">
            <html lang="ar" dir="rtl"><body style="margin:0" bgcolor="#fff">x</body></html>       | <body style="margin:0" bgcolor="#fff">
            <html xmlns:v="urn:schemas-microsoft-com:vml"><body>x</body></html>                   | <html xmlns:v="urn:schemas-microsoft-com:vml">
            <head><meta name="viewport" content="width=device-width"></head>x                     | <meta name="viewport" content="width=device-width">
            <head><meta charset="latin1"></head>x                                                 | <head><meta charset="utf-8"></head>
            <head><style>p{color:red}</style></head>x                                             | <style>p{color:red}</style>
            <a href="mailto:info@example.com?subject={{firstName}}">x</a>                         | mailto:info@example.com?subject=Eve%26bcc%3Dx%40example.com"
            <a href="tel:+1{{city}}">x</a>                                                        | tel:+1S%C3%A3o%20Paulo"
            <img src="https://a.example/{{city}}.png" alt="{{firstName}}">                        | https://a.example/S%C3%A3o%20Paulo.png" alt="Eve&amp;bcc=x@example.com"
            <!--[if mso]><b>{{city}}</b><![endif]-->x                                             | <!--[if mso]><b>São Paulo</b><![endif]-->
            <a href=https://a.example/x>x</a>                                                     | <a href="https://a.example/x">
            <img src=data:image/png;base64,AAAA>                                                  | <img src="data:image/png;base64,AAAA">
            """)
    void theHtmlArrivesAsItWasWritten(String body, String html) {
        assertThat(mail(lines(body), true).html()).contains(html);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <a href="{{unsubscribeUrl}}">Leave</a>                  | true  | 1
            <p>x</p>                                                | true  | 1
            {{#lastName}}<a href="{{unsubscribeUrl}}">L</a>{{/lastName}} | true  | 1
            Leave: {{unsubscribeUrl}}                               | false | 1
            x                                                       | false | 1
            """)
    void thereIsOneWayOffTheListInEachPart(String body, boolean isHtml, int count) {
        Mail mail = mail(body, isHtml);

        assertThat(mail.text().split("https://crm\\.example\\.com/t/u/", -1)).hasSize(count + 1);
        assertThat(mail.html().split("https://crm\\.example\\.com/t/u/", -1)).hasSize(count + 1);
    }
}
