package dev.eventcrm.command.campaigns;

import dev.eventcrm.command.audience.AudienceRequest;
import dev.eventcrm.http.command.CrossFieldRules.Wrong;
import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.CampaignAudience;
import dev.eventcrm.schema.item.CampaignContent;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CampaignState;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.EventStatus;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.Planning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides whether a campaign is accepted: first on what it says, then on whom it found. */
@Pure
final class SendCampaignDecision {
    /** How long ago a campaign may have been due: clocks differ, and requests take their time. */
    static final Duration PAST = Duration.ofMinutes(1);

    /** How far ahead a campaign may be due. */
    static final Duration FUTURE = Duration.ofDays(366);

    private SendCampaignDecision() {}

    sealed interface Outcome {
        record Accepted(CampaignItem campaign) implements Outcome {}

        /** The filter finds nobody. */
        record NoRecipients() implements Outcome {}

        /** Of the people whom it names by their ids alone, some are not known. */
        record UnknownPeople(int count) implements Outcome {}

        /** One item cannot hold it. */
        record TooLarge(int bytes) implements Outcome {}
    }

    /**
     * What is wrong with what the command says, beside whom it is for.
     *
     * @param command the command
     * @param event the event that it names; absent when there is none, or it names none
     * @param now the time
     */
    static List<Wrong> check(SendCampaign command, @Nullable EventItem event, Instant now) {
        List<Wrong> wrong = new ArrayList<>();
        if (command.eventId() != null && (event == null || event.details() == null)) {
            wrong.add(Wrong.of("eventId", "must be the id of an event; '" + command.eventId() + "' is none"));
        }
        wrong.addAll(command.text().check(command.eventId() != null));
        Instant sendAt = command.sendAt();
        if (sendAt != null && sendAt.isBefore(now.minus(PAST))) {
            wrong.add(Wrong.of("sendAt", "must not be in the past; it is " + now + " now"));
        }
        if (sendAt != null && sendAt.isAfter(now.plus(FUTURE))) {
            wrong.add(Wrong.of("sendAt", "must be within a year from now"));
        }
        return wrong;
    }

    /**
     * Decides on a command that says nothing wrong.
     *
     * @param id the campaign's id
     * @param command the command
     * @param question whom it is for
     * @param event the event that it names
     * @param total how many people that are
     * @param defaultLocale how dates and times are written if the command does not say
     * @param addressKey the id of the key that its address hashes are made with
     * @param now the time
     */
    static Outcome decide(
            String id,
            SendCampaign command,
            AudienceRequest question,
            @Nullable EventItem event,
            int total,
            Locale defaultLocale,
            String addressKey,
            Instant now) {
        int unknown = question.namedAlone() - total;
        if (unknown > 0) {
            return new Outcome.UnknownPeople(unknown);
        }
        if (total == 0) {
            return new Outcome.NoRecipients();
        }
        Instant sendAt = command.sendAt();
        CampaignItem campaign = new CampaignItem(
                id,
                ItemVersion.first(now),
                content(command, event, defaultLocale),
                UtmFields.orDefaults(command.utm(), id),
                command.eventId(),
                new CampaignAudience(question.toJson(), total, command.audienceMode(), addressKey),
                sendAt == null || sendAt.isBefore(now) ? now : sendAt,
                CampaignState.ACTIVE,
                Planning.start(),
                null,
                null);
        int size = ItemSize.of(campaign.toAttributes());
        return size > ItemSize.MOST ? new Outcome.TooLarge(size) : new Outcome.Accepted(campaign);
    }

    private static CampaignContent content(SendCampaign command, @Nullable EventItem event, Locale defaultLocale) {
        MailText text = command.text();
        return new CampaignContent(
                command.name(),
                text.subject(),
                text.body(),
                text.isHtml(),
                Objects.requireNonNullElse(command.locale(), defaultLocale),
                event != null && event.details() != null && event.details().status() == EventStatus.CANCELLED,
                command.hosts());
    }
}
