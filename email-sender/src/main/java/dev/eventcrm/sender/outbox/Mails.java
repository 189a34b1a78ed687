package dev.eventcrm.sender.outbox;

import dev.eventcrm.mail.Links;
import dev.eventcrm.mail.Mail;
import dev.eventcrm.mail.MailTemplate;
import dev.eventcrm.mail.TrackingKey;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.TestMailItem;
import dev.eventcrm.sender.campaigns.Campaigns;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Renders mails. What a campaign says never changes, so it is compiled once. */
@Component
class Mails {
    private final Campaigns campaigns;
    private final TrackingSettings settings;
    private final TrackingKey key;
    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

    Mails(Campaigns campaigns, TrackingSettings settings) {
        this.campaigns = campaigns;
        this.settings = settings;
        this.key = TrackingKey.of(settings.secret(), settings.publicSecretAllowed());
    }

    /**
     * A campaign's template.
     *
     * @param template the template
     * @param eventValues the values that are the same for everybody
     */
    private record Compiled(MailTemplate template, Map<String, String> eventValues) {}

    /**
     * The mail of a row.
     *
     * @param id which
     * @param personValues the values of the placeholders that tell of the person
     * @return empty when there is no such campaign
     * @throws InterruptedException when the program ends before the table answers
     */
    Optional<Mail> of(EmailId id, Map<String, String> personValues) throws InterruptedException {
        Compiled campaign = compiled(id.campaignId());
        if (campaign == null) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>(campaign.eventValues());
        values.putAll(personValues);
        return Optional.of(campaign.template().render(values, Links.tracked(settings.baseUrl(), key, id)));
    }

    /**
     * A test mail. Its links lead where they lead, without a detour that would count them.
     *
     * @param mail the test mail
     */
    Mail of(TestMailItem mail) {
        Map<String, String> values = new LinkedHashMap<>(mail.content().eventValues());
        values.putAll(mail.values());
        return MailTemplate.compile(mail.content(), mail.utm()).render(values, Links.plain(settings.baseUrl()));
    }

    private @Nullable Compiled compiled(String campaignId) throws InterruptedException {
        Compiled known = compiled.get(campaignId);
        if (known != null) {
            return known;
        }
        Optional<CampaignItem> campaign = campaigns.read(campaignId);
        if (campaign.isEmpty()) {
            return null;
        }
        forgetOthers();
        Compiled fresh = new Compiled(
                MailTemplate.compile(campaign.get().content(), campaign.get().utm()),
                campaign.get().content().eventValues());
        compiled.put(campaignId, fresh);
        return fresh;
    }

    private void forgetOthers() {
        compiled.keySet()
                .retainAll(campaigns.unfinished().stream().map(CampaignItem::id).toList());
    }
}
