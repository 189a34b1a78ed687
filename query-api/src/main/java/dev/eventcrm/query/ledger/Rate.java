package dev.eventcrm.query.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The share that one figure has of another one: 0 to 1. */
public enum Rate {
    /** How much of what was sent arrived. */
    DELIVERY_RATE("deliveryRate", Figure.DELIVERED, Figure.SENT),
    /** How much of what was sent came back. */
    BOUNCE_RATE("bounceRate", Figure.BOUNCED, Figure.SENT),
    /** How much of what arrived was opened. */
    OPEN_RATE("openRate", Figure.OPENED, Figure.DELIVERED),
    /** How much of what arrived was clicked. */
    CLICK_RATE("clickRate", Figure.CLICKED, Figure.DELIVERED),
    /** How much of what was opened was clicked. */
    CLICK_TO_OPEN_RATE("clickToOpenRate", Figure.CLICKED, Figure.OPENED),
    /** How much of what arrived made its recipient unsubscribe. */
    UNSUBSCRIBE_RATE("unsubscribeRate", Figure.UNSUBSCRIBED, Figure.DELIVERED),
    /** How much of what arrived was called spam. */
    COMPLAINT_RATE("complaintRate", Figure.COMPLAINED, Figure.DELIVERED),
    /** How much of what arrived led to a registration. */
    REGISTRATION_RATE("registrationRate", Figure.REGISTERED, Figure.DELIVERED);

    private final String wireName;
    private final Figure part;
    private final Figure whole;

    Rate(String wireName, Figure part, Figure whole) {
        this.wireName = wireName;
        this.part = part;
        this.whole = whole;
    }

    /** The key in answers, and the name of a column. */
    public String wireName() {
        return wireName;
    }

    /** What it is, as documentation. */
    public String description() {
        return part.wireName() + " / " + whole.wireName() + "; null when there is nothing to divide by";
    }

    /**
     * The rate that figures give.
     *
     * @return null when there is nothing to divide by
     */
    public @Nullable Double of(Figures figures) {
        long divisor = figures.get(whole);
        return divisor == 0 ? null : (double) figures.get(part) / divisor;
    }

    /** All rates that figures give, under the keys of answers. */
    public static Map<String, @Nullable Double> all(Figures figures) {
        Map<String, @Nullable Double> rates = new LinkedHashMap<>();
        for (Rate rate : values()) {
            rates.put(rate.wireName, rate.of(figures));
        }
        return rates;
    }
}
