package dev.eventcrm.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.Utm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class MailTemplateTest {
    private static final TrackingKey KEY = TrackingKey.of("a secret of thirty-two characters", List.of(), true);
    private static final EmailId ID = new EmailId("c-1", "0123456789abcdef0123456789abcdef0a1b");
    private static final URI BASE = URI.create("https://crm.example.com/");
    private static final Utm UTM = new Utm("newsletter", "email", "launch", null, null);
    private static final Map<String, String> VALUES =
            Map.of("firstName", "Ann & <Bob>", "lastName", "", "company", "Tech Corp", "email", "ann@example.com");

    private static Mail text(String body) {
        return mail("Hello", body, false);
    }

    private static Mail html(String body) {
        return mail("Hello", body, true);
    }

    private static Mail mail(String subject, String body, boolean isHtml) {
        return MailTemplate.compile(
                        new CampaignContent(null, subject, body, isHtml, CampaignContent.DEFAULT_LOCALE, false), UTM)
                .render(VALUES, Links.tracked(BASE, KEY, ID, AttributionHosts.NONE));
    }

    /** Where the links to pages lead in the end, in the order in which they stand in the HTML part. */
    private static List<String> pages(Mail mail) {
        return Jsoup.parse(mail.html()).select("a[href*=/t/c/]").stream()
                .map(link ->
                        KEY.read(link.attr("href").replaceAll(".*/t/c/", "")).orElseThrow())
                .filter(TrackingToken.Click.class::isInstance)
                .map(token -> ((TrackingToken.Click) token).url())
                .toList();
    }

    private static List<String> pagesInText(Mail mail) {
        return Pattern.compile("https://crm\\.example\\.com/t/c/([\\w-]+\\.[\\w-]+\\.[\\w-]+)")
                .matcher(mail.text())
                .results()
                .map(match -> KEY.read(match.group(1)).orElseThrow())
                .map(token -> ((TrackingToken.Click) token).url())
                .toList();
    }

    @Test
    void onlyLinksToHostsThatTheCampaignNamesTellOfTheMail() {
        String body = "<a href='https://tickets.example.com/a'>a</a> <a href='https://example.org/b'>b</a>";
        Mail mail = MailTemplate.compile(
                        new CampaignContent(null, "Hi", body, true, CampaignContent.DEFAULT_LOCALE, false), UTM)
                .render(VALUES, Links.tracked(BASE, KEY, ID, AttributionHosts.of(List.of("*.example.com"))));

        assertThat(Jsoup.parse(mail.html()).select("a[href*=/t/c/]").stream()
                        .map(link -> KEY.read(link.attr("href").replaceAll(".*/t/c/", ""))
                                .orElseThrow())
                        .filter(TrackingToken.Click.class::isInstance)
                        .map(TrackingToken.Click.class::cast))
                .extracting(TrackingToken.Click::isAttributed)
                .containsExactly(true, false);
    }

    @Test
    void anAuthorMayPlaceTheWayOffTheListThemselves() {
        Mail mail = html(
                "<a href=\"{{unsubscribeUrl}}\">Leave</a> <a href=\"https://a.example/?u={{unsubscribeUrl}}\">x</a>");

        assertThat(Jsoup.parse(mail.html()).select("a[href*=/t/u/]"))
                .extracting(Element::text)
                .contains("Leave");
        assertThat(pages(mail))
                .singleElement()
                .asString()
                .startsWith("https://a.example/?u=https%3A%2F%2Fcrm.example.com%2Ft%2Fu%2F");
    }

    @Test
    void aWayOffTheListThatNobodyCanReadOrFollowIsNone() {
        for (String body : List.of(
                "<a href=\"mailto:{{unsubscribeUrl}}\">Leave</a>",
                "<a href=\"https://a.example/?u={{unsubscribeUrl}}\">Leave</a>",
                "<p title=\"{{unsubscribeUrl}}\">Leave</p>",
                "<p>Hi</p><!-- {{unsubscribeUrl}} -->",
                "<p>Hi</p><!--[if mso]><a href=\"{{unsubscribeUrl}}\">Leave</a><![endif]-->",
                "<p class=\"{{unsubscribeUrl}}\">Leave</p>",
                "<img src=\"https://a.example/b.png\" alt=\"Leave: {{unsubscribeUrl}}\">")) {
            assertThat(Jsoup.parse(html(body).html()).select("a[href*=/t/u/]"))
                    .as(body)
                    .hasSize(1);
        }
    }

    @Test
    void aValueInAnAttributeIsEscapedInHtmlAndPlainInText() {
        Mail mail = html("<img src=\"https://a.example/b.png\" alt=\"For {{firstName}}\">");

        assertThat(mail.html()).contains("alt=\"For Ann &amp; &lt;Bob&gt;\"");
        assertThat(mail.text()).contains("For Ann & <Bob>");
    }

    @Test
    void aTextBodyBecomesAnHtmlPartThatSaysTheSame() {
        Mail mail = text("Dear {{firstName}},\n\ncome & see:\nyou <will> like it.");

        assertThat(mail.text()).startsWith("Dear Ann & <Bob>,\n\ncome & see:\nyou <will> like it.");
        assertThat(Jsoup.parse(mail.html()).select("p").eachText())
                .startsWith("Dear Ann & <Bob>,", "come & see: you <will> like it.");
    }

    @Test
    void anHtmlBodyBecomesATextPartThatSaysTheSame() {
        Mail mail = html("<style>p {color: red}</style><h1>Hello {{firstName}}</h1><p>Come to the<br>event.</p>"
                + "<ul><li>One</li><li>Two</li></ul><a href=\"https://example.com/\">Register</a>");

        assertThat(mail.text().replaceAll("https://\\S+(?=\\))", "LINK"))
                .startsWith("Hello Ann & <Bob>\n\nCome to the\nevent.\n\n- One\n- Two\n\nRegister (LINK)");
    }

    @Test
    void valuesAreEscapedInHtmlAndNowhereElse() {
        Mail mail = mail("Hi {{firstName}}", "<p title=\"{{firstName}}\">{{firstName}}</p>", true);

        assertThat(mail.subject()).isEqualTo("Hi Ann & <Bob>");
        assertThat(mail.html()).contains(">Ann &amp; &lt;Bob&gt;</p>").doesNotContain("<Bob>");
    }

    @Test
    void everyLinkToAPageLeadsThereByWayOfTheCounter() {
        Mail mail = text("See https://example.com/a?x=1#top, or (http://example.com/b_(c)).");

        List<String> both = List.of(
                "https://example.com/a?x=1&utm_source=newsletter&utm_medium=email&utm_campaign=launch#top",
                "http://example.com/b_(c)?utm_source=newsletter&utm_medium=email&utm_campaign=launch");
        assertThat(pages(mail)).isEqualTo(both);
        assertThat(pagesInText(mail)).isEqualTo(both);
    }

    @Test
    void showsTheAddressThatTheAuthorWrote() {
        Document mail = Jsoup.parse(text("See https://example.com/a.").html());

        assertThat(mail.select("p a").eachText()).startsWith("https://example.com/a");
    }

    @Test
    void placeholdersInAnAddressAreEncoded() {
        assertThat(pages(html("<a href='https://example.com/?n={{firstName}}&amp;c={{company}}'>x</a>")))
                .singleElement()
                .asString()
                .startsWith("https://example.com/?n=Ann%20%26%20%3CBob%3E&c=Tech%20Corp&utm_source");
    }

    @Test
    void leavesOtherLinksAlone() {
        Document mail =
                Jsoup.parse(html("<a href='mailto:me@example.com'>m</a><a href='tel:+123'>t</a><a href='#top'>a</a>")
                        .html());

        assertThat(mail.select("a").eachAttr("href")).contains("mailto:me@example.com", "tel:+123", "#top");
    }

    @Test
    void sectionsStandWhereTheyStoodEvenBetweenRowsOfATable() {
        Mail mail = html("<table>{{#company}}<tr><td>{{company}}</td></tr>{{/company}}"
                + "{{#lastName}}<tr><td>Never</td></tr>{{/lastName}}<tr><td>Always</td></tr></table>");

        assertThat(Jsoup.parse(mail.html()).select("td").eachText()).containsExactly("Tech Corp", "Always");
        assertThat(mail.text()).contains("Tech Corp", "Always").doesNotContain("Never");
    }

    @Test
    void sectionsCanHoldParagraphsAndLinks() {
        Mail mail = text(
                "Hi{{#company}}\n\nSee https://example.com/{{company}} soon{{/company}}{{^company}}Never{{/company}}");

        assertThat(pages(mail)).singleElement().asString().startsWith("https://example.com/Tech%20Corp?");
        assertThat(Jsoup.parse(mail.html()).select("p").eachText()).startsWith("Hi");
        assertThat(mail.text()).doesNotContain("Never");
    }

    @Test
    void hasOneWayOffTheListAndTheHeadersForIt() {
        Mail mail = html("<p>Hi</p>");
        String url = "https://crm.example.com/t/u/" + KEY.sign(new TrackingToken.Unsubscribe(ID.toString()));

        assertThat(mail.headers())
                .containsExactly(
                        new Mail.Header("List-Unsubscribe", "<" + url + ">"),
                        new Mail.Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        assertThat(Jsoup.parse(mail.html()).select("a[href*=/t/u/]").eachAttr("href"))
                .containsExactly(url);
        assertThat(mail.text()).containsOnlyOnce(url);
    }

    @Test
    void hasAPictureAndALinkThatNobodySees() {
        Document mail = Jsoup.parse(text("Hi").html());

        assertThat(mail.select("img").eachAttr("src"))
                .containsExactly("https://crm.example.com/t/o/" + KEY.sign(new TrackingToken.Open(ID.toString())));
        assertThat(mail.select("div[style=display:none] a").eachAttr("href"))
                .containsExactly("https://crm.example.com/t/c/" + KEY.sign(new TrackingToken.Trap(ID.toString())));
    }

    @Test
    void aSubjectIsOneLine() {
        Mail mail = MailTemplate.compile(
                        new CampaignContent(
                                null, "Hi {{firstName}}", "b", false, CampaignContent.DEFAULT_LOCALE, false),
                        UTM)
                .render(
                        Map.of("firstName", "A\r\nBcc: all@example.com\u2028x"),
                        Links.tracked(BASE, KEY, ID, AttributionHosts.NONE));

        assertThat(mail.subject()).isEqualTo("Hi A Bcc: all@example.com x");
    }

    @Test
    void aTestMailIsNotCounted() {
        Mail mail = MailTemplate.compile(
                        new CampaignContent(
                                null, "Hi", "See https://example.com/", false, CampaignContent.DEFAULT_LOCALE, false),
                        UTM)
                .render(VALUES, Links.plain(BASE, KEY));

        assertThat(mail.html()).doesNotContain("/t/c/", "/t/o/").contains("https://example.com/?utm_source");
        assertThat(mail.headers()).isEmpty();
    }
}
