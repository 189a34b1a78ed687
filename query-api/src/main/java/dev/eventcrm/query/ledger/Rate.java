package dev.eventcrm.query.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The share that one figure has of another one: 0 to 1. */
public enum Rate {
    /** How much of what was sent arrived. */
    DELIVERY_RATE("deliveryRate", Metric.DELIVERED, Metric.SENT),
    /** How much of what was sent came back. */
    BOUNCE_RATE("bounceRate", Metric.BOUNCED, Metric.SENT),
    /** How much of what arrived was opened. */
    OPEN_RATE("openRate", Metric.OPENED, Metric.DELIVERED),
    /** How much of what arrived was clicked. */
    CLICK_RATE("clickRate", Metric.CLICKED, Metric.DELIVERED),
    /** How much of what was opened was clicked. */
    CLICK_TO_OPEN_RATE("clickToOpenRate", Metric.CLICKED, Metric.OPENED),
    /** How much of what arrived made its recipient unsubscribe. */
    UNSUBSCRIBE_RATE("unsubscribeRate", Metric.UNSUBSCRIBED, Metric.DELIVERED),
    /** How much of what arrived was called spam. */
    COMPLAINT_RATE("complaintRate", Metric.COMPLAINED, Metric.DELIVERED),
    /** How much of what arrived led to a registration. */
    REGISTRATION_RATE("registrationRate", Metric.REGISTERED, Metric.DELIVERED);

    private final String apiName;
    private final Metric part;
    private final Metric whole;

    Rate(String apiName, Metric part, Metric whole) {
        this.apiName = apiName;
        this.part = part;
        this.whole = whole;
    }

    /** The key in answers, and the name of a column. */
    public String apiName() {
        return apiName;
    }

    /** What it is, as documentation. */
    public String description() {
        return part.apiName() + " / " + whole.apiName() + "; null when there is nothing to divide by";
    }

    /**
     * The rate that figures give.
     *
     * @return null when there is nothing to divide by
     */
    public @Nullable Double of(Metrics figures) {
        long divisor = figures.get(whole);
        return divisor == 0 ? null : (double) figures.get(part) / divisor;
    }

    /** All rates that figures give, under the keys of answers. */
    public static Map<String, @Nullable Double> all(Metrics figures) {
        Map<String, @Nullable Double> rates = new LinkedHashMap<>();
        for (Rate rate : values()) {
            rates.put(rate.apiName, rate.of(figures));
        }
        return rates;
    }
}
