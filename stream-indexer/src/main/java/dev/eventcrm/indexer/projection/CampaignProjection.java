package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.document.CampaignDocument;
import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.Planning;
import dev.eventcrm.schema.item.Utm;

/** Campaigns into the index {@code campaigns}. */
final class CampaignProjection {
    private CampaignProjection() {}

    static CampaignDocument documentOf(CampaignItem campaign) {
        return campaign.itemVersion().isDeleted() ? tombstone(campaign) : living(campaign);
    }

    private static CampaignDocument living(CampaignItem campaign) {
        ItemVersion itemVersion = campaign.itemVersion();
        CampaignContent content = campaign.content();
        Utm utm = campaign.utm();
        Planning planning = campaign.planning();
        return new CampaignDocument(
                campaign.id(),
                itemVersion.version(),
                itemVersion.createdAt(),
                itemVersion.updatedAt(),
                null,
                content.name(),
                content.subject(),
                content.body(),
                content.isHtml() ? "html" : "text",
                content.locale().toLanguageTag(),
                content.attributionHosts(),
                utm.source(),
                utm.medium(),
                utm.campaign(),
                utm.term(),
                utm.content(),
                campaign.eventId(),
                campaign.audience().question(),
                campaign.audience().count(),
                campaign.audience().mode().apiName(),
                campaign.sendAt(),
                campaign.state().apiName(),
                planning.planned(),
                planning.merged(),
                planning.resnapshots(),
                planning.plannedAt(),
                campaign.endedAt());
    }

    private static CampaignDocument tombstone(CampaignItem campaign) {
        ItemVersion itemVersion = campaign.itemVersion();
        return new CampaignDocument(
                campaign.id(),
                itemVersion.version(),
                itemVersion.createdAt(),
                itemVersion.updatedAt(),
                itemVersion.deletedAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
