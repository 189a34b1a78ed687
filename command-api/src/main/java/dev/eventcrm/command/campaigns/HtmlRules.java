package dev.eventcrm.command.campaigns;

import dev.eventcrm.schema.mail.InvalidTemplateException;
import dev.eventcrm.schema.mail.Placeholders;
import dev.eventcrm.schema.mail.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What HTML of a mail must not hold: scripts, which no mailbox runs and every filter hates, and addresses that are none a
 * reader could safely follow. An address says itself where it leads: what comes from a person's data may stand in it, and not
 * at its beginning.
 */
final class HtmlRules {
    private static final int MOST = 10;
    private static final int LONGEST_QUOTE = 60;
    private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*):.*", Pattern.DOTALL);

    /** By attribute, the schemes that an address may have. */
    private static final Map<String, Set<String>> SCHEMES = Map.of(
            "href", Set.of("http", "https", "mailto", "tel"),
            "src", Set.of("http", "https", "data", "cid"),
            "background", Set.of("http", "https"),
            "poster", Set.of("http", "https"),
            "cite", Set.of("http", "https"));

    private static final String WAY_OFF = ("{{" + Placeholders.UNSUBSCRIBE + "}}").toLowerCase(Locale.ROOT);

    private static final Set<String> FORBIDDEN =
            Set.of("script", "iframe", "object", "embed", "applet", "form", "base", "frame", "frameset");

    private HtmlRules() {}

    /**
     * What is wrong with it, each to follow the name of the field.
     *
     * @param html a body, with placeholders
     */
    static List<String> check(String html) {
        List<String> wrong = new ArrayList<>();
        Document document = Jsoup.parse(html);
        if (braces(document.outerHtml()) > braces(html)) {
            wrong.add("must not hold {{ written as entities: it becomes a placeholder");
        }
        for (Element element : document.getAllElements()) {
            if (FORBIDDEN.contains(element.normalName())) {
                wrong.add("must not hold <" + element.normalName() + ">");
            }
            for (Attribute attribute : element.attributes()) {
                check(element, attribute, wrong);
            }
        }
        return wrong.stream().distinct().limit(MOST).toList();
    }

    private static void check(Element element, Attribute attribute, List<String> wrong) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        if (name.contains("{{") || name.contains("}}")) {
            wrong.add("must not hold placeholders between the attributes of <" + element.normalName() + ">");
            return;
        }
        if (!isTemplate(attribute.getValue())) {
            wrong.add("has in %s of <%s> a section that does not begin and end there"
                    .formatted(name, element.normalName()));
            return;
        }
        if (name.startsWith("on")) {
            wrong.add("must not hold the attribute " + name);
            return;
        }
        Set<String> schemes = SCHEMES.get(name);
        if (schemes == null) {
            return;
        }
        String address = attribute.getValue().strip().toLowerCase(Locale.ROOT);
        boolean isWayOff = address.equals(WAY_OFF) && name.equals("href");
        if (isWayOff || address.isEmpty() || (address.startsWith("#") && name.equals("href"))) {
            return;
        }
        Matcher matcher = SCHEME.matcher(address);
        boolean isAllowed = matcher.matches() && schemes.contains(matcher.group(1));
        boolean isPicture = !address.startsWith("data:") || address.startsWith("data:image/");
        if (!isAllowed || !isPicture) {
            wrong.add("must not hold %s=\"%s\" in <%s>: an address there begins with %s:"
                    .formatted(
                            name,
                            quoted(attribute.getValue()),
                            element.normalName(),
                            String.join(": or ", new TreeSet<>(schemes))));
        }
    }

    private static boolean isTemplate(String value) {
        try {
            Template.ofText(value);
            return true;
        } catch (InvalidTemplateException _) {
            return false;
        }
    }

    private static long braces(String text) {
        return Pattern.compile("{{", Pattern.LITERAL).matcher(text).results().count();
    }

    private static String quoted(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() <= LONGEST_QUOTE ? plain : plain.substring(0, LONGEST_QUOTE) + "…";
    }
}
