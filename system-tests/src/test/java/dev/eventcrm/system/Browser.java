package dev.eventcrm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Chromium of this machine, without a window. Tests that need it are left out where there is none, or no Node.js to drive
 * it; with {@code CRM_BROWSER_REQUIRED=true} they fail there.
 */
final class Browser implements AutoCloseable {
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** Starts it. */
    static Browser start() {
        Optional<Path> browser = program(System.getenv("CRM_BROWSER"), "chromium", "chromium-browser", "google-chrome");
        Optional<Path> node = program(System.getenv("PLAYWRIGHT_NODEJS_PATH"), "node", "nodejs");
        boolean isThere = browser.isPresent() && node.isPresent();
        if ("true".equals(System.getenv("CRM_BROWSER_REQUIRED"))) {
            assertThat(isThere).as("Chromium and Node.js are installed").isTrue();
        }
        assumeTrue(isThere, "needs Chromium and Node.js: apt-get install chromium nodejs");
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        node.orElseThrow().toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(browser.orElseThrow())
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync",
                                        "--no-first-run"))));
    }

    private static Optional<Path> program(String given, String... names) {
        if (given != null) {
            return Optional.of(Path.of(given));
        }
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A page in a session of its own, which takes any certificate. */
    Page page() {
        BrowserContext context = chromium.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions().setIgnoreHTTPSErrors(true));
        return context.newPage();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
