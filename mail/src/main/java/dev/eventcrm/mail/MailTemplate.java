package dev.eventcrm.mail;

import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.SharedSecret;
import dev.eventcrm.schema.item.Utm;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a campaign says, ready to be filled in for each recipient. */
public final class MailTemplate {
    private static final String UNSUBSCRIBE = Placeholders.UNSUBSCRIBE;

    private static final List<Node> TEXT_FOOTER = List.of(
            new Node.Text("\n\n-- \nTo get no more of these mails: "), new Node.Value(UNSUBSCRIBE, Encoding.PLAIN));

    private static final List<Node> HTML_FOOTER = List.of(
            new Node.Text("\n<p style=\"font-size:12px;color:#666666\"><a href=\""),
            new Node.Value(UNSUBSCRIBE, Encoding.HTML),
            new Node.Text("\">Unsubscribe</a></p>"));

    /** What every kind of character does to a mail, and more of it than a person's data hold. */
    private static final String SAMPLE = "<O'Neil> & \"Sons\", \u00FCber\r\nline {{two}} https://example.com/?a=b#c ";

    private final Template subject;
    private final MailBody body;
    private final Utm utm;

    private MailTemplate(Template subject, MailBody body, Utm utm) {
        this.subject = subject;
        this.body = body;
        this.utm = utm;
    }

    /**
     * Compiles what a campaign says.
     *
     * @param content its subject and body
     * @param utm the parameters that its links get
     * @throws InvalidTemplateException when it is no template; campaigns are accepted only with one
     */
    public static MailTemplate compile(CampaignContent content, Utm utm) {
        return of(Template.ofText(content.subject()), MailBody.read(content.body(), content.isHtml()), utm);
    }

    /**
     * A template of a subject and a body.
     *
     * @param subject the subject
     * @param body the body
     * @param utm the parameters that links get
     */
    public static MailTemplate of(Template subject, MailBody body, Utm utm) {
        return new MailTemplate(subject, body, utm);
    }

    /**
     * Renders a mail in which every placeholder has a value, and one in which none has, to see that both can be.
     *
     * @throws InvalidTemplateException when one cannot
     */
    public void tryOut() {
        Set<String> names = new LinkedHashSet<>(subject.placeholders());
        names.addAll(body.placeholders());
        Links links = Links.tracked(
                URI.create("https://example.com"),
                TrackingKey.of("x".repeat(SharedSecret.SHORTEST), List.of(), false),
                new EmailId("sample", "0".repeat(36)),
                AttributionHosts.NONE);
        for (String value : List.of(SAMPLE, "")) {
            Map<String, String> values = new LinkedHashMap<>();
            names.forEach(name -> values.put(name, value));
            Mail mail = render(values, links);
            if (mail.subject().isEmpty() && !value.isEmpty()) {
                throw new InvalidTemplateException("makes an empty subject");
            }
        }
    }

    /**
     * The mail for one recipient.
     *
     * @param values a value for every placeholder
     * @param links where its links lead
     * @throws InvalidTemplateException when a placeholder has no value, or the mail becomes too long
     */
    public Mail render(Map<String, String> values, Links links) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put(UNSUBSCRIBE, links.unsubscribe());
        Renderer renderer = new Renderer(all, body.addresses(), utm, links);
        return new Mail(oneLine(subject.render(all)), text(renderer), html(renderer, links), headers(links));
    }

    private String text(Renderer renderer) {
        String footer = Nodes.alwaysHold(body.text(), UNSUBSCRIBE) ? "" : renderer.render(TEXT_FOOTER);
        return renderer.render(body.text()) + footer + "\n";
    }

    private String html(Renderer renderer, Links links) {
        String footer = Nodes.alwaysHold(body.html(), UNSUBSCRIBE) ? "" : renderer.render(HTML_FOOTER);
        String content = renderer.render(body.html()) + footer;
        return renderer.render(body.htmlHead())
                + switch (links) {
                    case Links.Tracked tracked -> trap(tracked) + content + picture(tracked);
                    case Links.Plain _ -> content;
                }
                + "</body>\n</html>\n";
    }

    /** No person sees it or comes to it with a keyboard; what follows every link of a mail finds it. */
    private static String trap(Links.Tracked links) {
        return "<div style=\"display:none\" aria-hidden=\"true\"><a href=\"" + Encoding.HTML.encode(links.trap())
                + "\" tabindex=\"-1\" rel=\"nofollow\"></a></div>";
    }

    private static String picture(Links.Tracked links) {
        return "<img src=\"" + Encoding.HTML.encode(links.open()) + "\" width=\"1\" height=\"1\" alt=\"\">";
    }

    /** RFC 8058, section 3.1: a mail program may unsubscribe with one POST. */
    private static List<Mail.Header> headers(Links links) {
        return switch (links) {
            case Links.Tracked tracked ->
                List.of(
                        new Mail.Header("List-Unsubscribe", "<" + tracked.unsubscribe() + ">"),
                        new Mail.Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
            case Links.Plain _ -> List.of();
        };
    }

    /** A line break in a value would begin another header. */
    private static String oneLine(String subject) {
        StringBuilder line = new StringBuilder(subject.length());
        boolean isAfterBreak = false;
        for (int i = 0; i < subject.length(); i++) {
            char c = subject.charAt(i);
            boolean isBreak = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
            if (!isBreak) {
                line.append(c);
            } else if (!isAfterBreak) {
                line.append(' ');
            }
            isAfterBreak = isBreak;
        }
        return line.toString().strip();
    }
}
