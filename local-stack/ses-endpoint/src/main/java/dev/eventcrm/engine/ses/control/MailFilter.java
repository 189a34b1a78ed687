package dev.eventcrm.engine.ses.control;

import dev.eventcrm.engine.ses.inbox.KeptMail;
import dev.eventcrm.engine.ses.mail.Addresses;
import dev.eventcrm.engine.ses.mail.Mail;
import dev.eventcrm.engine.ses.mail.Mail.Tag;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Chooses mails: {@code messageId}, {@code to} (an address, in any case), {@code tag} ({@code name} or
 * {@code name:value}), {@code campaign} (a tag has this value, or one that begins with it and an underscore).
 */
final class MailFilter {
    static final Set<String> PARAMETERS = Set.of("messageId", "to", "tag", "campaign");

    private MailFilter() {}

    /**
     * Makes a filter.
     *
     * @param given gives the value of one of {@link #PARAMETERS}
     * @return true for mails that meet all that is given
     */
    static Predicate<KeptMail> of(Function<String, Optional<String>> given) {
        Predicate<KeptMail> all = mail -> true;
        Optional<String> messageId = given.apply("messageId");
        if (messageId.isPresent()) {
            all = all.and(mail -> mail.facts().messageId().equals(messageId.get()));
        }
        Optional<String> to = given.apply("to").map(Addresses::plain);
        if (to.isPresent()) {
            all = all.and(mail -> mail.facts().mail().recipients().stream()
                    .anyMatch(recipient -> recipient.equalsIgnoreCase(to.get())));
        }
        Optional<String> tag = given.apply("tag");
        if (tag.isPresent()) {
            all = all.and(hasTag(tag.get()));
        }
        Optional<String> campaign = given.apply("campaign");
        if (campaign.isPresent()) {
            String begin = campaign.get() + "_";
            all = all.and(anyTag(other ->
                    other.value().equals(campaign.get()) || other.value().startsWith(begin)));
        }
        return all;
    }

    private static Predicate<KeptMail> hasTag(String wanted) {
        int colon = wanted.indexOf(':');
        return colon < 0
                ? anyTag(tag -> tag.name().equals(wanted))
                : anyTag(new Tag(wanted.substring(0, colon), wanted.substring(colon + 1))::equals);
    }

    private static Predicate<KeptMail> anyTag(Predicate<Tag> condition) {
        return kept -> {
            Mail mail = kept.facts().mail();
            return mail.tags().stream().anyMatch(condition);
        };
    }
}
