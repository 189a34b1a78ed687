package dev.eventcrm.engine.ses.faults;

import dev.eventcrm.engine.ses.http.BadRequestException;
import dev.eventcrm.engine.ses.http.Json;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the endpoint behaves; what {@code PUT /_control} changes and {@code GET /_control} shows.
 *
 * @param throttleShare of {@code SendEmail} calls: 429, not accepted
 * @param failShare of the calls: 500, not accepted
 * @param failAcceptedShare of the calls: accepted, and answered 500 all the same
 * @param cutShare of the calls: not accepted, and the connection cut without an answer
 * @param dropAnswerShare of the calls: accepted, and the connection cut without an answer
 * @param delayMillis every {@code SendEmail} call is answered this much later
 * @param quota mails per second and at once; null for no limit
 * @param sendingEnabled false refuses every mail with SendingPausedException
 * @param refusal a type such as AccountSuspendedException with which every mail is refused; null for none
 * @param eventDelayMillis every event comes this much later
 * @param eventJitterMillis and up to this much more, at random: that shuffles events
 * @param eventCopies how often each event is notified, 1 or more
 * @param newIdForCopies whether the copies differ in their SNS message id, as if SES had published twice
 * @param eventsHeld true keeps all notifications back until it is false again
 * @param bounceShare of ordinary recipients: their mail bounces (permanently) instead of being delivered
 * @param complaintShare of ordinary recipients: complain after the delivery
 * @param signatureVersion of SNS: 1 (SHA-1) or 2 (SHA-256)
 * @param seed of all randomness; a change restarts the sequence
 */
public record Faults(
        double throttleShare,
        double failShare,
        double failAcceptedShare,
        double cutShare,
        double dropAnswerShare,
        long delayMillis,
        @Nullable Double quota,
        boolean sendingEnabled,
        @Nullable String refusal,
        long eventDelayMillis,
        long eventJitterMillis,
        int eventCopies,
        boolean newIdForCopies,
        boolean eventsHeld,
        double bounceShare,
        double complaintShare,
        int signatureVersion,
        long seed) {
    private static final long LONGEST_MILLIS = 86_400_000;
    private static final int MOST_COPIES = 20;

    /** Refuses numbers out of range. */
    public Faults {
        share("throttleShare", throttleShare);
        share("failShare", failShare);
        share("failAcceptedShare", failAcceptedShare);
        share("cutShare", cutShare);
        share("dropAnswerShare", dropAnswerShare);
        share(
                "the sum of the five shares of calls",
                throttleShare + failShare + failAcceptedShare + cutShare + dropAnswerShare);
        share("bounceShare", bounceShare);
        share("complaintShare", complaintShare);
        share("the sum of bounceShare and complaintShare", bounceShare + complaintShare);
        range("delayMillis", delayMillis, 0, LONGEST_MILLIS);
        range("eventDelayMillis", eventDelayMillis, 0, LONGEST_MILLIS);
        range("eventJitterMillis", eventJitterMillis, 0, LONGEST_MILLIS);
        range("eventCopies", eventCopies, 1, MOST_COPIES);
        range("signatureVersion", signatureVersion, 1, 2);
        if (quota != null && !(quota > 0)) {
            throw new BadRequestException("quota is %s, but must be above 0, or null for no limit".formatted(quota));
        }
    }

    /**
     * An endpoint without any fault.
     *
     * @param quota mails per second; null for no limit
     */
    public static Faults none(@Nullable Double quota) {
        return new Faults(0, 0, 0, 0, 0, 0, quota, true, null, 0, 0, 1, false, false, 0, 0, 2, 1);
    }

    /**
     * Changes the named settings and leaves the rest.
     *
     * @param change a JSON object with some of the components
     * @throws BadRequestException if a name is unknown or a value is not allowed
     */
    public Faults with(JsonNode change) {
        if (!change.isObject()) {
            throw new BadRequestException("the body must be a JSON object");
        }
        ObjectNode all = Json.MAPPER.valueToTree(this);
        Set<String> known = new TreeSet<>(all.propertyNames());
        for (String name : change.propertyNames()) {
            if (!known.contains(name)) {
                throw new BadRequestException("%s is unknown; known are %s".formatted(name, String.join(", ", known)));
            }
            all.set(name, change.path(name));
        }
        try {
            return Json.MAPPER
                    .readerFor(Faults.class)
                    .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .readValue(all);
        } catch (JacksonException e) {
            if (e.getCause() instanceof BadRequestException refused) {
                throw refused;
            }
            throw new BadRequestException(
                    e instanceof DatabindException bad
                            ? "%s is not what it must be, see GET /_control for the type of each".formatted(named(bad))
                            : e.getOriginalMessage());
        }
    }

    private static String named(DatabindException bad) {
        return bad.getPath().isEmpty() ? "a value" : bad.getPath().getFirst().getPropertyName();
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new BadRequestException("%s is %s, but must be between 0 and 1".formatted(name, value));
        }
    }

    private static void range(String name, long value, long lowest, long highest) {
        if (value < lowest || value > highest) {
            throw new BadRequestException(
                    "%s is %d, but must be between %d and %d".formatted(name, value, lowest, highest));
        }
    }
}
