package dev.eventcrm.sender.content;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A body of HTML: cleaned of what no mailbox shows, and a text part that says the same. */
final class HtmlBody {
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)\\s*https?://.*", Pattern.DOTALL);

    /** Elements that run, load or ask; mail programs drop them, and spam filters count them. */
    private static final String UNWANTED =
            "script, noscript, iframe, frame, frameset, object, embed, applet, form, input, button, select, textarea, base, "
                    + "link, meta";

    private HtmlBody() {}

    /**
     * Reads a body.
     *
     * @param body the body, with placeholders
     * @param slots takes its addresses
     */
    static Parts read(String body, LinkSlots slots) {
        Document document = Jsoup.parse(SectionMarks.hide(body));
        document.outputSettings().prettyPrint(false).charset("UTF-8");
        clean(document);
        for (Element link : document.select("a[href], area[href]")) {
            String url = link.attr("href");
            if (WEB_ADDRESS.matcher(url).matches()) {
                link.attr("href", LinkSlots.link(slots.add(url.strip())));
            }
        }
        return new Parts(
                HtmlText.of(document.body()),
                SectionMarks.show(document.body().html()),
                SectionMarks.show(document.head().html()));
    }

    private static void clean(Document document) {
        for (Element unwanted : document.select(UNWANTED)) {
            // What a form holds is text too; what a script holds is not.
            if (unwanted.normalName().equals("form") || unwanted.normalName().equals("button")) {
                unwanted.unwrap();
            } else {
                unwanted.remove();
            }
        }
        for (Element element : document.getAllElements()) {
            List<String> running = element.attributes().asList().stream()
                    .filter(HtmlBody::runs)
                    .map(Attribute::getKey)
                    .toList();
            running.forEach(element::removeAttr);
        }
    }

    private static boolean runs(Attribute attribute) {
        String value = attribute.getValue().replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        return attribute.getKey().toLowerCase(Locale.ROOT).startsWith("on")
                || value.startsWith("javascript:")
                || value.startsWith("vbscript:");
    }
}
