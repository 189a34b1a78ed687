package dev.eventcrm.sender.outbox;

import dev.eventcrm.mail.AttributionHosts;
import dev.eventcrm.mail.InvalidTemplateException;
import dev.eventcrm.mail.Links;
import dev.eventcrm.mail.Mail;
import dev.eventcrm.mail.MailTemplate;
import dev.eventcrm.mail.TrackingKey;
import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.FailureReason;
import dev.eventcrm.schema.item.TestMailItem;
import dev.eventcrm.sender.campaigns.Campaigns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Renders mails. What a campaign says never changes, so it is compiled once. */
@Component
class Mails {
    private static final Logger LOG = LoggerFactory.getLogger(Mails.class);

    private final Campaigns campaigns;
    private final TrackingSettings settings;
    private final TrackingKey key;
    private final Faults faults;
    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

    Mails(Campaigns campaigns, TrackingSettings settings, Faults faults) {
        this.campaigns = campaigns;
        this.settings = settings;
        this.faults = faults;
        this.key = TrackingKey.of(settings.secret(), List.of(), settings.publicSecretAllowed());
    }

    /**
     * A campaign's template.
     *
     * @param template the template
     * @param content what it was made of
     * @param hosts the hosts that it names
     */
    private record Compiled(MailTemplate template, CampaignContent content, AttributionHosts hosts) {}

    /**
     * What a campaign says.
     *
     * @param campaignId the campaign
     * @return empty when there is no such campaign
     * @throws UnrenderableMailException when its mails cannot be rendered
     * @throws InterruptedException when the program ends before the table answers
     */
    Optional<CampaignContent> content(String campaignId) throws InterruptedException {
        return Optional.ofNullable(compiled(campaignId)).map(Compiled::content);
    }

    /**
     * The mail of a row.
     *
     * @param id which
     * @param values the values of the placeholders
     * @return empty when there is no such campaign
     * @throws UnrenderableMailException when it cannot be rendered
     * @throws InterruptedException when the program ends before the table answers
     */
    Optional<Mail> of(EmailId id, Map<String, String> values) throws InterruptedException {
        Compiled campaign = compiled(id.campaignId());
        if (campaign == null) {
            return Optional.empty();
        }
        return Optional.of(rendered(
                id.campaignId(),
                () -> campaign.template()
                        .render(values, Links.tracked(settings.baseUrl(), key, id, campaign.hosts()))));
    }

    /**
     * A test mail. Its links lead where they lead, without a detour that would count them.
     *
     * @param mail the test mail
     * @param values the values of the placeholders
     * @throws UnrenderableMailException when it cannot be rendered
     */
    Mail of(TestMailItem mail, Map<String, String> values) {
        return rendered(
                mail.id(),
                () -> MailTemplate.compile(mail.content(), mail.utm())
                        .render(values, Links.plain(settings.baseUrl(), key)));
    }

    /** Acceptance has rendered it once; whatever it overlooked must end one mail, and not a worker. */
    private <T> T rendered(String campaignId, Supplier<T> rendering) {
        try {
            return rendering.get();
        } catch (InvalidTemplateException e) {
            throw new UnrenderableMailException(FailureReason.TEMPLATE + ": " + e.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (faults.isNew(campaignId, e)) {
                LOG.error("mails of {} cannot be rendered and end as failed", campaignId, e);
            }
            throw new UnrenderableMailException(
                    FailureReason.TEMPLATE + ": " + e.getClass().getSimpleName());
        }
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
        Compiled fresh = rendered(
                campaignId,
                () -> new Compiled(
                        MailTemplate.compile(
                                campaign.get().content(), campaign.get().utm()),
                        campaign.get().content(),
                        AttributionHosts.of(campaign.get().content().attributionHosts())));
        compiled.put(campaignId, fresh);
        return fresh;
    }

    private void forgetOthers() {
        compiled.keySet()
                .retainAll(campaigns.unfinished().stream().map(CampaignItem::id).toList());
    }
}
