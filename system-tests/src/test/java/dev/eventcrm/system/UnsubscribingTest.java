package dev.eventcrm.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A recipient leaves by the link in the foot of a mail, in a browser. */
class UnsubscribingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("/t/u/[A-Za-z0-9_.-]+");

    private static final RunningStack STACK = RunningStack.shared();
    private static final Api API = STACK.api();
    private static Browser browser;

    private final Inbox inbox = new Inbox(STACK);

    @BeforeAll
    static void open() {
        browser = Browser.start();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theButtonTakesThemOffTheList() {
        leave(STACK.url("gateway"));
    }

    @Test
    void theButtonWorksBehindAProxyThatEndsTls() {
        try (TlsProxy proxy = TlsProxy.before(STACK.url("gateway"))) {
            leave(proxy.url());
        }
    }

    @Test
    void aLinkThatWasCutShortIsExplained() {
        Page page = browser.page();
        page.navigate(STACK.url("gateway").resolve("/t/u/cut").toString());

        assertThat(page.getByRole(AriaRole.HEADING).textContent()).isEqualTo("This link does not work");
    }

    private void leave(URI site) {
        Audience audience = Audience.of(API, 1);
        Campaign campaign = Campaign.send(API, Campaign.to(audience));
        campaign.awaitEnd(PATIENCE);
        Inbox.Mail mail = inbox.mailsOf(campaign.id()).getFirst();
        Matcher link = LINK.matcher(inbox.read(mail).get("text").asString());
        assertThat(link.find()).isTrue();

        Page page = browser.page();
        page.navigate(site.resolve(link.group()).toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Unsubscribe"))
                .click();

        assertThat(page.getByRole(AriaRole.HEADING).textContent()).isEqualTo("You are unsubscribed");
        campaign.awaitFigure("unsubscribed", 1, PATIENCE);
        Campaign next = Campaign.send(API, Campaign.to(audience));
        next.awaitEnd(PATIENCE);
        assertThat(inbox.mailsOf(next.id())).isEmpty();
    }
}
