package dev.eventcrm.sender.content;

import dev.eventcrm.schema.item.Utm;
import dev.eventcrm.schema.mail.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The addresses in a template. Each is taken out of it and leaves a placeholder of ours, because what comes in its place
 * differs from mail to mail, and because a value that stands in an address is encoded in another way than one in a text.
 */
final class LinkSlots {
    private static final String LINK = "crmLink";
    private static final String SHOWN = "crmShown";

    private final List<Template> urls = new ArrayList<>();

    /**
     * Takes an address out.
     *
     * @param url the address, with placeholders
     * @return its number
     */
    int add(String url) {
        urls.add(Template.ofText(url));
        return urls.size() - 1;
    }

    /** The placeholder for where a link leads. */
    static String link(int number) {
        return "{{" + LINK + number + "}}";
    }

    /** The placeholder for an address as it is shown. */
    static String shown(int number) {
        return "{{" + SHOWN + number + "}}";
    }

    /**
     * The values of these placeholders.
     *
     * @param values the values of the author's placeholders
     * @param utm the UTM parameters
     * @param links where links lead
     */
    Map<String, String> values(Map<String, String> values, Utm utm, Links links) {
        Map<String, String> encoded = new LinkedHashMap<>();
        values.forEach((name, value) -> encoded.put(name, UtmLink.encoded(value)));
        Map<String, String> filled = new LinkedHashMap<>();
        for (int number = 0; number < urls.size(); number++) {
            String url = urls.get(number).render(encoded);
            filled.put(LINK + number, links.to(UtmLink.with(url, utm)));
            filled.put(SHOWN + number, url);
        }
        return filled;
    }
}
