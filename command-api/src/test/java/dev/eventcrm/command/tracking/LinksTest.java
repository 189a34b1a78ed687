package dev.eventcrm.command.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.mail.WebAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    @Property(tries = 300)
    void aHeaderCanCarryWhateverAnAddressHolds(@ForAll String text) {
        assertThat(WebAddress.ascii("https://example.com/" + text)).matches("[\\x21-\\x7E]+");
    }

    @Property(tries = 300)
    void aVisitLeavesTheFragmentAlone(@ForAll String page, @ForAll String fragment) {
        String url = "https://example.com/" + page.replace("#", "");

        assertThat(Links.withVisit(url + "#" + fragment, "V"))
                .isEqualTo(Links.withVisit(url, "V") + "#" + fragment)
                .contains("crm_click=V#");
    }

    @Test
    void aVisitTakesThePlaceOfAnother() {
        String execute = Links.withVisit("https://example.com/?a=b", "V");

        assertThat(Links.withVisit(execute, "W")).isEqualTo("https://example.com/?a=b&crm_click=W");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (compatible; SemrushBot)",
                "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Twitterbot/1.0",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0 Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0) SkypeUriPreview Preview/0.5",
                "Barracuda Sentinel (EE)",
                "Ruby",
                "libwww-perl/6.77",
                "Apache-HttpClient/5.5 (Java/25)",
                "Mozilla/5.0 SophosScan/1",
                "Barracuda Sentinel (EE)",
                "python-requests/2.32",
                "curl/8.5.0",
                "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                ""
            })
    void machinesThatSaySoAreMachines(String agent) {
        assertThat(BotDetector.isMachine(agent)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (iPhone; CPU iPhone OS 10_3_3 like Mac OS X) AppleWebKit/603.3.8 (KHTML, like Gecko) Mobile/14G60",
                "Mozilla/5.0 (Linux; Android 9; CUBOT NOTE 7 Build/PPR1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; Android 8.1.0; CUBOT_X18_Plus) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; Android 12; Redmi Note 11 Ruby) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; Android 11; ruby Build/RP1A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; Android 10; LifeScan) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
                "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)",
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
                "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
                "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0; Pro)"
            })
    void browsersAndMailProgramsAreNone(String agent) {
        assertThat(BotDetector.isMachine(agent)).isFalse();
    }
}
