package dev.eventcrm.sender.content;

import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.Utm;
import dev.eventcrm.schema.mail.Placeholders;
import dev.eventcrm.schema.mail.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a campaign says, ready to be filled in for each recipient. */
public final class MailTemplate {
    private static final String UNSUBSCRIBE = Placeholders.UNSUBSCRIBE;
    private static final String TRAP = "crmTrap";
    private static final String OPEN = "crmOpen";

    private static final String TEXT_FOOTER = "\n\n-- \nTo get no more of these mails: {{" + UNSUBSCRIBE + "}}\n";
    private static final String HTML_FOOTER =
            "\n<p style=\"font-size:12px;color:#666666\"><a href=\"{{" + UNSUBSCRIBE + "}}\">Unsubscribe</a></p>";

    /** No person sees it or comes to it with a keyboard; what follows every link of a mail finds it. */
    private static final String HTML_TRAP =
            "{{#" + TRAP + "}}<div style=\"display:none\" aria-hidden=\"true\"><a href=\"{{" + TRAP
                    + "}}\" tabindex=\"-1\" rel=\"nofollow\"></a></div>{{/" + TRAP + "}}";

    private static final String HTML_PICTURE =
            "{{#" + OPEN + "}}<img src=\"{{" + OPEN + "}}\" width=\"1\" height=\"1\" alt=\"\">{{/" + OPEN + "}}";

    private final Template subject;
    private final Template text;
    private final Template html;
    private final LinkSlots slots;
    private final Utm utm;

    private MailTemplate(Template subject, Template text, Template html, LinkSlots slots, Utm utm) {
        this.subject = subject;
        this.text = text;
        this.html = html;
        this.slots = slots;
        this.utm = utm;
    }

    /**
     * Compiles what a campaign says.
     *
     * @param content its subject and body
     * @param utm the parameters that its links get
     * @throws dev.eventcrm.schema.mail.InvalidTemplateException when it is no template; campaigns are accepted only with one
     */
    public static MailTemplate compile(CampaignContent content, Utm utm) {
        LinkSlots slots = new LinkSlots();
        Parts parts = content.isHtml() ? HtmlBody.read(content.body(), slots) : TextBody.read(content.body(), slots);
        return new MailTemplate(
                Template.ofText(content.subject()),
                Template.ofText(parts.text() + TEXT_FOOTER),
                Template.ofHtml(page(parts)),
                slots,
                utm);
    }

    private static String page(Parts parts) {
        return "<!doctype html>\n<html>\n<head><meta charset=\"utf-8\">" + parts.head() + "</head>\n<body>" + HTML_TRAP
                + parts.html() + HTML_FOOTER + HTML_PICTURE + "</body>\n</html>\n";
    }

    /**
     * The mail for one recipient.
     *
     * @param values a value for every placeholder
     * @param links where its links lead
     */
    public Mail render(Map<String, String> values, Links links) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put(UNSUBSCRIBE, links.unsubscribe());
        all.putAll(slots.values(all, utm, links));
        return switch (links) {
            case Links.Tracked tracked -> {
                all.put(TRAP, tracked.trap());
                all.put(OPEN, tracked.open());
                yield mail(all, oneClick(tracked));
            }
            case Links.Plain _ -> {
                all.put(TRAP, "");
                all.put(OPEN, "");
                yield mail(all, List.of());
            }
        };
    }

    private Mail mail(Map<String, String> values, List<Mail.Header> headers) {
        return new Mail(oneLine(subject.render(values)), text.render(values), html.render(values), headers);
    }

    /** RFC 8058, section 3.1: a mail program may unsubscribe with one POST. */
    private static List<Mail.Header> oneClick(Links links) {
        return List.of(
                new Mail.Header("List-Unsubscribe", "<" + links.unsubscribe() + ">"),
                new Mail.Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }

    /** A line break in a value would begin another header. */
    private static String oneLine(String subject) {
        return subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
