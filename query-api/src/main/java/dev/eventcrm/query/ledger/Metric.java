package dev.eventcrm.query.ledger;

import dev.eventcrm.schema.item.EmailStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Everything that is counted of mails, in the order in which answers give it. The statuses part the recipients: {@code
 * recipients = queued + unknown + sent + failed + suppressed + skipped + cancelled}. All others but registrations are counted
 * among the sent, and each outcome among those that it implies, so that no rate exceeds 1.
 */
public enum Metric {
    /** All rows. */
    RECIPIENTS("Rows of the ledger: one for each address", Rows.all("createdAt")),
    /** Rows to be sent. */
    QUEUED("Rows that are still to be sent", Rows.in("createdAt", EmailStatus.PENDING, EmailStatus.SUBMITTING)),
    /** Rows of unknown end. */
    UNKNOWN("Rows of which nobody knows yet whether they were sent", Rows.in("createdAt", EmailStatus.UNKNOWN)),
    /** Rows that SES has taken. */
    SENT("Rows that SES has taken", Rows.in("at", EmailStatus.SENT)),
    /** Rows that failed. */
    FAILED("Rows that were not sent, for a reason of their own", Rows.in("endedAt", EmailStatus.FAILED)),
    /** Rows of suppressed addresses. */
    SUPPRESSED("Rows that were not sent because the address is suppressed", Rows.in("endedAt", EmailStatus.SUPPRESSED)),
    /** Rows of people and events that are gone. */
    SKIPPED(
            "Rows that were not sent because the person is deleted, the event is cancelled or deleted, or the person has an"
                    + " address by now that has another mail of the campaign",
            Rows.in("endedAt", EmailStatus.SKIPPED)),
    /** Rows of cancelled campaigns. */
    CANCELLED("Rows that were not sent because the campaign was cancelled", Rows.in("endedAt", EmailStatus.CANCELLED)),
    /** Delivered mails. */
    DELIVERED("Mails that the recipient's server took", new Outcome("deliveredAt", "deliveredAt")),
    /** Bounced mails. */
    BOUNCED("Mails that the recipient's server refused for good", new Outcome("bouncedAt", "bouncedAt")),
    /** Mails that were complained about. */
    COMPLAINED("Mails that the recipient called spam", new Outcome("complainedAt", "complainedAt")),
    /** Opened mails. */
    OPENED("Mails that were opened, each once", new Outcome("openedAt", "rawOpenedAt")),
    /** Clicked mails. */
    CLICKED("Mails in which a link was followed, each once", new Outcome("clickedAt", "rawClickedAt")),
    /** Mails that were unsubscribed from. */
    UNSUBSCRIBED("Mails by which the recipient unsubscribed", new Outcome("unsubscribedAt", "unsubscribedAt")),
    /** Mails that led to a registration. */
    REGISTERED(
            "Mails by a click in which the recipient registered, each once",
            new Outcome("registeredAt", "registeredAt")),
    /** All opens. */
    OPENS("Opens in total", new Total("opens", "openedAt", "rawOpens", "rawOpenedAt")),
    /** All clicks. */
    CLICKS("Clicks in total", new Total("clicks", "clickedAt", "rawClicks", "rawClickedAt")),
    /** Registrations that carry UTM values. */
    REGISTRATIONS(
            "Registrations that stand and carry UTM values, whether or not a click in a mail brought them; null when rows are"
                    + " chosen by status or recipient, which registrations do not have",
            new Registrations("createdAt"));

    /** What is counted. */
    sealed interface Counted {
        /** The field of the moment that places what is counted in time. */
        String moment(Traffic traffic);
    }

    /** Rows of some statuses. */
    record Rows(String moment, Set<EmailStatus> statuses) implements Counted {
        static Rows all(String moment) {
            return new Rows(moment, EnumSet.allOf(EmailStatus.class));
        }

        static Rows in(String moment, EmailStatus... statuses) {
            return new Rows(moment, EnumSet.copyOf(List.of(statuses)));
        }

        @Override
        public String moment(Traffic traffic) {
            return moment;
        }
    }

    /** Sent rows that have a moment. */
    record Outcome(String people, String anybody) implements Counted {
        @Override
        public String moment(Traffic traffic) {
            return traffic == Traffic.PEOPLE ? people : anybody;
        }
    }

    /** The sum of a number over sent rows, each placed in time by its first. */
    record Total(String people, String peopleMoment, String anybody, String anybodyMoment) implements Counted {
        @Override
        public String moment(Traffic traffic) {
            return traffic == Traffic.PEOPLE ? peopleMoment : anybodyMoment;
        }

        String number(Traffic traffic) {
            return traffic == Traffic.PEOPLE ? people : anybody;
        }
    }

    /** Registrations. */
    record Registrations(String moment) implements Counted {
        @Override
        public String moment(Traffic traffic) {
            return moment;
        }
    }

    private final String description;

    // All of them are records of strings and of sets that nobody changes; the checker sees the interface only.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Counted counted;

    Metric(String description, Counted counted) {
        this.description = description;
        this.counted = counted;
    }

    Counted counted() {
        return counted;
    }

    /** The key in answers, and the name of a column. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it counts, as documentation. */
    public String description() {
        return description;
    }

    /** The fields of the moments by which figures are placed in time. */
    static List<String> moments(Traffic traffic) {
        return Arrays.stream(values())
                .map(figure -> figure.counted.moment(traffic))
                .distinct()
                .toList();
    }
}
