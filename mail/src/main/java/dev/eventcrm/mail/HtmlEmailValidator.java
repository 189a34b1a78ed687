package dev.eventcrm.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Which HTML is taken: all but elements that run, load or ask, which mail programs drop and spam filters count, and addresses
 * that no reader could safely follow. An address says itself where it leads: what comes from a person's data may stand in it,
 * and not at its beginning.
 */
final class HtmlEmailValidator {
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

    private static final Set<String> REFUSED = Set.of(
            "script",
            "noscript",
            "iframe",
            "frame",
            "frameset",
            "object",
            "embed",
            "applet",
            "form",
            "input",
            "button",
            "select",
            "textarea",
            "base",
            "link",
            "svg",
            "math");

    /** What a {@code <meta http-equiv>} may say; others, such as {@code refresh}, do something. */
    private static final Set<String> HARMLESS_EQUIVALENTS =
            Set.of("content-type", "content-language", "x-ua-compatible");

    private HtmlEmailValidator() {}

    /**
     * What is wrong with a page, each to follow the name of the field.
     *
     * @param document the page, with marks for its placeholders
     * @param marks the marks
     */
    static List<String> check(Document document, Marks marks) {
        List<String> wrong = new ArrayList<>();
        for (Element element : document.getAllElements()) {
            String name = element.normalName();
            if (REFUSED.contains(name)) {
                wrong.add("must not hold <" + quoted(name) + ">");
            } else if (name.equals("style") && Marks.areIn(element.data())) {
                wrong.add("must not hold placeholders in <style>");
            } else if (name.equals("meta")
                    && element.hasAttr("http-equiv")
                    && !HARMLESS_EQUIVALENTS.contains(
                            element.attr("http-equiv").strip().toLowerCase(Locale.ROOT))) {
                wrong.add("must not hold <meta http-equiv=\"%s\">".formatted(quoted(element.attr("http-equiv"))));
            }
            if (Marks.areIn(name)) {
                wrong.add("must not hold placeholders in the name of an element");
            }
            for (Attribute attribute : element.attributes()) {
                check(element, attribute, marks, wrong);
            }
            if (wrong.size() > MOST) {
                break;
            }
        }
        return wrong.stream().distinct().limit(MOST).toList();
    }

    private static void check(Element element, Attribute attribute, Marks marks, List<String> wrong) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        String tag = quoted(element.normalName());
        if (Marks.areIn(name)) {
            wrong.add("must not hold placeholders between the attributes of <" + tag + ">");
            return;
        }
        if (!isWhole(attribute.getValue(), marks)) {
            wrong.add("has in %s of <%s> a section that does not begin and end there".formatted(quoted(name), tag));
            return;
        }
        if (name.startsWith("on")) {
            wrong.add("must not hold the attribute " + quoted(name));
            return;
        }
        Set<String> schemes = SCHEMES.get(name);
        if (schemes == null) {
            return;
        }
        String address = withoutBreaks(attribute.getValue()).toLowerCase(Locale.ROOT);
        boolean isLink = name.equals("href");
        if (address.isEmpty() || (isLink && (address.startsWith("#") || isWayOff(address, marks)))) {
            return;
        }
        Matcher matcher = SCHEME.matcher(address);
        boolean isAllowed = matcher.matches() && schemes.contains(matcher.group(1));
        boolean isPicture = !address.startsWith("data:") || address.startsWith("data:image/");
        if (!isAllowed || !isPicture) {
            wrong.add("must not hold %s=\"%s\" in <%s>: an address there begins with %s:"
                    .formatted(
                            name,
                            quoted(shown(attribute.getValue(), marks)),
                            tag,
                            String.join(": or ", new TreeSet<>(schemes))));
        }
    }

    /** Whether an attribute holds an address. */
    static boolean isAddress(String attribute) {
        return SCHEMES.containsKey(attribute.toLowerCase(Locale.ROOT));
    }

    static boolean isWebAddress(String url) {
        return url.regionMatches(true, 0, "https://", 0, 8) || url.regionMatches(true, 0, "http://", 0, 7);
    }

    /** An address as browsers read it (URL Standard, 4.4): no ends of lines, no tabs, no spaces around it. */
    static String withoutBreaks(String url) {
        StringBuilder kept = new StringBuilder(url.length());
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c != '\n' && c != '\r' && c != '\t') {
                kept.append(c);
            }
        }
        int from = 0;
        int to = kept.length();
        while (from < to && kept.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && kept.charAt(to - 1) <= ' ') {
            to--;
        }
        return kept.substring(from, to);
    }

    /** Whether an address is the placeholder of the way off the list and nothing else. */
    static boolean isWayOff(String url, Marks marks) {
        return Marks.areIn(url) && marks.tokens(url).equals(List.of(new Token.Variable(Placeholders.UNSUBSCRIBE)));
    }

    private static boolean isWhole(String value, Marks marks) {
        try {
            return !Marks.areIn(value) || marks.nodes(value, Encoding.PLAIN) != null;
        } catch (InvalidTemplateException _) {
            return false;
        }
    }

    /** A value as its author wrote it. */
    private static String shown(String value, Marks marks) {
        StringBuilder text = new StringBuilder();
        for (Token token : marks.tokens(value)) {
            switch (token) {
                case Token.Text(String plain) -> text.append(plain);
                case Token.Variable(String name) ->
                    text.append("{{").append(name).append("}}");
                case Token.Open(String name, boolean inverted, Token.Place _) ->
                    text.append(inverted ? "{{^" : "{{#").append(name).append("}}");
                case Token.Close(String name, Token.Place _) ->
                    text.append("{{/").append(name).append("}}");
                case Token.Ready _ -> {
                    // Made later than this is asked.
                }
            }
        }
        return text.toString();
    }

    private static String quoted(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length() && plain.length() <= LONGEST_QUOTE; i++) {
            plain.append(Character.isISOControl(text.charAt(i)) ? ' ' : text.charAt(i));
        }
        return plain.length() <= LONGEST_QUOTE ? plain.toString().strip() : plain.substring(0, LONGEST_QUOTE) + "…";
    }
}
