package dev.eventcrm.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.Utm;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a body is, it is refused with reasons or it can be sent: nothing else happens to it. */
class NastyBodiesTest {
    private static final int LONGEST_BODY = 100_000;
    private static final Utm UTM = new Utm("s", "m", "c", null, null);
    private static final Links LINKS = Links.tracked(
            URI.create("https://crm.example.com"),
            TrackingKey.of("a secret of thirty-two characters", List.of(), true),
            new EmailId("c", "0123456789abcdef0123456789abcdef0a1b"),
            AttributionHosts.NONE);

    /** In a small stack, so that what needs one that grows with the body has none. */
    private static void isRefusedOrSent(String body, boolean isHtml) {
        Throwable[] thrown = new Throwable[1];
        Thread small = new Thread(
                null,
                () -> {
                    try {
                        refuseOrSend(body, isHtml);
                    } catch (Throwable e) {
                        thrown[0] = e;
                    }
                },
                "small stack",
                256 << 10);
        small.start();
        try {
            small.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(thrown[0]).isNull();
    }

    private static void refuseOrSend(String body, boolean isHtml) {
        MailTemplate template;
        Set<String> names;
        try {
            MailBody read = MailBody.read(body, isHtml);
            names = read.placeholders();
            template = MailTemplate.of(Template.ofText("Hi"), read, UTM);
            template.tryOut();
        } catch (InvalidTemplateException e) {
            assertThat(e.reasons())
                    .isNotEmpty()
                    .allSatisfy(reason -> assertThat(reason).isNotBlank().hasSizeLessThan(400));
            return;
        }
        for (String value : List.of("", "x", "<b>&\"'{{y}}\n\uD83D\uDE00")) {
            Map<String, String> values = new LinkedHashMap<>();
            names.forEach(name -> values.put(name, value));
            Mail mail = template.render(values, LINKS);
            assertThat(mail.html()).contains("/t/u/").doesNotContain("\uFDD0");
            assertThat(mail.text()).contains("/t/u/").doesNotContain("\uFDD0");
        }
    }

    static Stream<String> longOnes() {
        return Stream.of(
                        "http://a.example/" + "x".repeat(1_500),
                        "https://a.example/" + "(".repeat(LONGEST_BODY),
                        "https://a.example/" + ")".repeat(LONGEST_BODY),
                        "https://a.example/" + ".".repeat(LONGEST_BODY),
                        "<a href=https://a.example/" + "x".repeat(50_000) + ">x</a>",
                        "<img src=data:image/png;base64," + "A".repeat(90_000) + ">",
                        "<b" + " x".repeat(10_000),
                        "<b " + "x".repeat(10_000),
                        "<p title='" + "x".repeat(50_000),
                        "<style>" + "p{}".repeat(33_000) + "</style>",
                        "<style>" + "</".repeat(49_000),
                        "<!--" + "-".repeat(LONGEST_BODY),
                        "{{#city}}".repeat(2_000) + "{{/city}}".repeat(2_000),
                        "{{#city}}".repeat(11_000),
                        "{{/city}}".repeat(11_000),
                        "{{city}}".repeat(12_000),
                        "{{#city}}{{/city}}".repeat(5_000),
                        "{{".repeat(50_000),
                        "}}".repeat(50_000),
                        "{".repeat(LONGEST_BODY),
                        "{{!" + "x".repeat(LONGEST_BODY) + "}}",
                        "{{#" + " ".repeat(LONGEST_BODY) + "city}}{{/city}}",
                        "<div>".repeat(20_000),
                        "<b>".repeat(20_000),
                        "<table>".repeat(14_000),
                        "<a href='https://a.example'>".repeat(3_000),
                        "<a".repeat(50_000),
                        "<p ".repeat(30_000),
                        "<p a=\"".repeat(14_000),
                        "\n".repeat(LONGEST_BODY),
                        "a\n \t".repeat(25_000),
                        " ".repeat(LONGEST_BODY) + "x",
                        "x" + " \t".repeat(50_000) + "y",
                        "<p>" + " ".repeat(90_000) + "</p>",
                        "<pre>" + "\n ".repeat(45_000) + "</pre>",
                        "http://".repeat(14_000),
                        "://".repeat(33_000),
                        "http".repeat(25_000),
                        "<li>".repeat(25_000),
                        "<svg>".repeat(10_000),
                        "<x" + "{{city}}".repeat(10_000) + ">",
                        "<p " + "onclick=x ".repeat(9_000) + ">",
                        "&#xFDD0;0&#xFDD1;{{city}}",
                        "&#xFDD0;99999999999&#xFDD1;",
                        "&#xFDD0;{{city}}",
                        "\uFDD00\uFDD1",
                        "<a href='https://a.example/{{#city}}x'>y</a>{{/city}}",
                        "<title>{{city}}</title>",
                        "<textarea>{{#city}}</textarea>{{/city}}",
                        "<!-- {{#city}} --> {{/city}}",
                        "{{#city}}<html><body>x</body></html>{{/city}}",
                        "<frameset><frame></frameset>",
                        "<template>{{city}}</template>",
                        "<select><option>{{city}}",
                        "<p>{{#city}}</p><p>{{/city}}</p>",
                        "<b>{{#city}}<i></b>{{/city}}</i>")
                .map(body -> body.length() <= LONGEST_BODY ? body : body.substring(0, LONGEST_BODY));
    }

    @ParameterizedTest
    @MethodSource("longOnes")
    void aLongOrCrookedBodyIsRefusedOrSent(String body) {
        isRefusedOrSent(body, false);
        isRefusedOrSent(body, true);
    }

    @Property(tries = 2_000)
    void anyBodyIsRefusedOrSent(@ForAll("bodies") String body) {
        isRefusedOrSent(body, false);
        isRefusedOrSent(body, true);
    }

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> pieces = Arbitraries.of(
                "{{firstName}}",
                "{{ city }}",
                "{{#city}}",
                "{{/city}}",
                "{{^city}}",
                "{{! x}}",
                "{{",
                "}}",
                "{",
                "}",
                "{{{city}}}",
                "{{&city}}",
                "{{ >city}}",
                "{{=",
                "{{}}",
                "<a href=\"",
                "<a href=",
                "\"",
                "'",
                ">",
                "<",
                "</a>",
                "https://a.example/",
                "http://",
                "mailto:",
                "tel:",
                "javascript:",
                "<p>",
                "</p>",
                "<table>",
                "<tr>",
                "<td>",
                "</table>",
                "<style>",
                "</style>",
                "<!--",
                "-->",
                "<title>",
                "<script>",
                "<img src=",
                "<b",
                "</",
                "<!",
                "<?",
                "\n",
                "\r\n",
                "\t",
                " ",
                "\u00A0",
                "\u2028",
                "\u3000",
                "\u200B",
                "\uFEFF",
                "\u1680",
                "\uFDD0",
                "\uFDD1",
                "&amp;",
                "&#123;",
                "&#xFDD0;",
                "(",
                ")",
                "[",
                "]",
                ".",
                ",",
                "「",
                "」",
                "x",
                "é",
                "\uD83D\uDE00",
                "=",
                "{{unsubscribeUrl}}");
        return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{}}",
                "{{ }}",
                "{{ &firstName}}",
                "{{& firstName}}",
                "{{{firstName}}}",
                "{{ >x}}",
                "{{= <% %> =}}",
                "{{a.b}}",
                "{{#a}}{{/b}}",
                "{{/a}}",
                "{{#a}}",
                "{{a"
            })
    void whatIsNoPlaceholderIsRefusedWithItsPlace(String body) {
        for (boolean isHtml : List.of(false, true)) {
            assertThatThrownBy(() -> MailBody.read("Line one\n  " + body, isHtml))
                    .isInstanceOf(InvalidTemplateException.class)
                    .hasMessageContaining("line 2, column 3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{eventDescription}}"})
    void aMailThatGrowsBeyondAllMailboxesIsRefused(String placeholder) {
        MailTemplate template =
                MailTemplate.of(Template.ofText("Hi"), MailBody.read(placeholder.repeat(5_000), false), UTM);

        assertThatThrownBy(() -> template.render(Map.of("eventDescription", "x".repeat(20_000)), LINKS))
                .isInstanceOf(InvalidTemplateException.class);
    }
}
