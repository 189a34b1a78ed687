package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.document.CampaignDocument;
import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.Planning;
import dev.eventcrm.schema.item.Revision;
import dev.eventcrm.schema.item.Utm;

/** Campaigns into the index {@code campaigns}. */
final class CampaignProjection {
    private CampaignProjection() {}

    static CampaignDocument documentOf(CampaignItem campaign) {
        return campaign.revision().isDeleted() ? tombstone(campaign) : living(campaign);
    }

    private static CampaignDocument living(CampaignItem campaign) {
        Revision revision = campaign.revision();
        CampaignContent content = campaign.content();
        Utm utm = campaign.utm();
        Planning planning = campaign.planning();
        return new CampaignDocument(
                campaign.id(),
                revision.version(),
                revision.createdAt(),
                revision.updatedAt(),
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
                campaign.audience().mode().wireName(),
                campaign.sendAt(),
                campaign.state().wireName(),
                planning.planned(),
                planning.merged(),
                planning.resnapshots(),
                planning.plannedAt(),
                campaign.endedAt());
    }

    private static CampaignDocument tombstone(CampaignItem campaign) {
        Revision revision = campaign.revision();
        return new CampaignDocument(
                campaign.id(),
                revision.version(),
                revision.createdAt(),
                revision.updatedAt(),
                revision.deletedAt(),
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
