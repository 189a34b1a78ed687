package dev.eventcrm.command.tracking;

import dev.eventcrm.mail.TrackingKey;
import dev.eventcrm.mail.TrackingToken;
import org.springframework.stereotype.Component;

/** The links of mails as others report them: in a mail of ours a link leads to us first. */
@Component
public final class TrackedLinks {
    private final TrackingKey key;
    private final String prefix;

    TrackedLinks(TrackingKey key, TrackingSettings settings) {
        this.key = key;
        String base = settings.baseUrl().toString();
        this.prefix = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/t/c/";
    }

    /**
     * What stands for a link in a {@link dev.eventcrm.schema.item.Engagement}: the same in reports of SES and of this service.
     *
     * @param link the address in the mail
     * @return 8 hexadecimal digits
     */
    public String hash(String link) {
        return link.startsWith(prefix)
                        && key.read(link.substring(prefix.length())).orElse(null)
                                instanceof TrackingToken.Click(String _, String url, boolean _)
                ? Links.hash(url)
                : Links.hash(link);
    }
}
