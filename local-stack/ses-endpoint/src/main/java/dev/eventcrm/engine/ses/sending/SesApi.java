package dev.eventcrm.engine.ses.sending;

import dev.eventcrm.engine.ses.events.Simulator;
import dev.eventcrm.engine.ses.faults.Fault;
import dev.eventcrm.engine.ses.faults.FaultInjector;
import dev.eventcrm.engine.ses.faults.Faults;
import dev.eventcrm.engine.ses.http.Answer;
import dev.eventcrm.engine.ses.http.BadRequestException;
import dev.eventcrm.engine.ses.http.Json;
import dev.eventcrm.engine.ses.http.Request;
import dev.eventcrm.engine.ses.http.Server;
import dev.eventcrm.engine.ses.inbox.KeptMail;
import dev.eventcrm.engine.ses.inbox.Mailbox;
import dev.eventcrm.engine.ses.mail.AcceptedMail;
import dev.eventcrm.engine.ses.mail.Mail;
import dev.eventcrm.engine.ses.mail.Refusal;
import dev.eventcrm.engine.ses.mail.RefusedException;
import dev.eventcrm.engine.ses.mail.SendEmailRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code SendEmail} and {@code GetAccount} of the SES API v2, over the HTTP that the AWS SDKs speak (REST with JSON; an
 * error's type in the header {@code x-amzn-ErrorType}).
 */
public final class SesApi {
    /** SES takes 40 MB; its older limit fits into the memory of this process. */
    private static final int LONGEST_MESSAGE = 10 << 20;

    /** Base64 needs four letters for three bytes; the rest is for addresses and tags. */
    private static final int LONGEST_REQUEST = LONGEST_MESSAGE / 3 * 4 + (1 << 20);

    /** The rate that GetAccount reports when there is no limit. */
    private static final double UNLIMITED_RATE = 100_000;

    private static final double MOST_PER_DAY = 50_000_000;

    private final String configurationSet;
    private final FaultInjector desk;
    private final Mailbox mailbox;
    private final Publisher publisher;
    private final Counters counters;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public SesApi(
            String configurationSet,
            FaultInjector desk,
            Mailbox mailbox,
            Publisher publisher,
            Counters counters,
            Clock clock,
            Supplier<UUID> ids) {
        this.configurationSet = configurationSet;
        this.desk = desk;
        this.mailbox = mailbox;
        this.publisher = publisher;
        this.counters = counters;
        this.clock = clock;
        this.ids = ids;
    }

    /** Answers a request below {@code /v2/}. */
    public Answer answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST /v2/email/outbound-emails" -> sendEmail(request);
            case "GET /v2/email/account" -> account();
            default ->
                error(new Refusal(
                        Refusal.Type.UNKNOWN_OPERATION,
                        "This endpoint knows SendEmail and GetAccount only, not %s %s."
                                .formatted(request.method(), request.path())));
        };
    }

    private Answer sendEmail(Request request) {
        Faults faults = desk.faults();
        sleep(faults.delayMillis());
        Fault fault = desk.draw();
        return switch (fault) {
            case THROTTLE -> throttled(false);
            case FAIL -> failed();
            case CUT -> {
                counters.cut();
                yield new Answer.Cut();
            }
            case NONE, DROP_ANSWER, FAIL_ACCEPTED -> take(request, faults, fault);
        };
    }

    private Answer take(Request request, Faults faults, Fault fault) {
        Mail mail;
        try {
            mail = SendEmailRequest.read(Json.read(body(request)));
            Optional<Refusal> refusal = refusalOf(mail, faults);
            if (refusal.isPresent()) {
                return refused(refusal.get());
            }
        } catch (RefusedException e) {
            return refused(e.refusal());
        } catch (BadRequestException e) {
            return refused(new Refusal(Refusal.Type.BAD_REQUEST, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            // The client is gone.
            return new Answer.Cut();
        }
        if (!desk.take(mail.recipients().size())) {
            return throttled(true);
        }
        String messageId = accept(mail, faults);
        return switch (fault) {
            case DROP_ANSWER -> {
                counters.dropped();
                yield new Answer.Cut();
            }
            case FAIL_ACCEPTED -> failed();
            case NONE, THROTTLE, FAIL, CUT ->
                Answer.json(
                        200,
                        Json.MAPPER
                                .createObjectNode()
                                .put("MessageId", messageId)
                                .toString());
        };
    }

    private static byte[] body(Request request) throws IOException {
        return request.bytes(LONGEST_REQUEST)
                .orElseThrow(() -> new BadRequestException(
                        "Message length is more than %d bytes long.".formatted(LONGEST_MESSAGE)));
    }

    private Optional<Refusal> refusalOf(Mail mail, Faults faults) {
        if (!faults.sendingEnabled()) {
            return Optional.of(new Refusal(Refusal.Type.SENDING_PAUSED, "Sending is paused for this account."));
        }
        if (faults.refusal() != null) {
            return Optional.of(new Refusal(typeOf(faults.refusal()), "This endpoint is set to refuse every mail."));
        }
        if (mail.configurationSet().filter(set -> !set.equals(configurationSet)).isPresent()) {
            return Optional.of(new Refusal(
                    Refusal.Type.NOT_FOUND,
                    "Configuration set <%s> does not exist."
                            .formatted(mail.configurationSet().get())));
        }
        if (Simulator.isRejected(mail.recipients())) {
            return Optional.of(new Refusal(Refusal.Type.MESSAGE_REJECTED, "Email was rejected: bad content."));
        }
        return Optional.empty();
    }

    /**
     * Finds a type by its name.
     *
     * @param name with or without {@code Exception}
     * @throws BadRequestException if it is unknown
     */
    public static Refusal.Type typeOf(String name) {
        List<Refusal.Type> types = Arrays.asList(Refusal.Type.values());
        return types.stream()
                .filter(type -> type.apiName().equals(name)
                        || type.apiName().concat("Exception").equals(name))
                .findFirst()
                .orElseThrow(() -> new BadRequestException("refusal is %s, but must be null or one of %s"
                        .formatted(
                                name, types.stream().map(Refusal.Type::apiName).toList())));
    }

    private String accept(Mail mail, Faults faults) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String messageId = AcceptedMail.idOf(now, ids.get());
        KeptMail kept = mailbox.keep(new AcceptedMail(messageId, now, mail));
        List<String> recipients = mail.recipients();
        counters.accepted(recipients.size(), now);
        publisher.publish(
                kept,
                Simulator.storyOf(recipients, now, faults.bounceShare(), faults.complaintShare(), desk::rollForEvent));
        return messageId;
    }

    private Answer throttled(boolean byRate) {
        counters.throttled(byRate);
        return error(new Refusal(Refusal.Type.TOO_MANY_REQUESTS, "Maximum sending rate exceeded."));
    }

    private Answer failed() {
        counters.failed();
        return error(new Refusal(Refusal.Type.INTERNAL_SERVICE_ERROR, "The request could not be processed."));
    }

    private Answer refused(Refusal refusal) {
        counters.refused();
        return error(refusal);
    }

    private Answer error(Refusal refusal) {
        return Server.problem(refusal.type().status(), refusal.message())
                .with("x-amzn-ErrorType", refusal.type().apiName())
                .with("x-amzn-RequestId", ids.get().toString());
    }

    private Answer account() {
        Faults faults = desk.faults();
        Double quota = faults.quota();
        ObjectNode account = Json.MAPPER.createObjectNode();
        account.put("DedicatedIpAutoWarmupEnabled", false);
        account.put("EnforcementStatus", "HEALTHY");
        account.put("ProductionAccessEnabled", true);
        account.putObject("SendQuota")
                .put("Max24HourSend", MOST_PER_DAY)
                .put("MaxSendRate", quota == null ? UNLIMITED_RATE : quota)
                .put("SentLast24Hours", (double) counters.counts().recipients());
        account.put("SendingEnabled", faults.sendingEnabled());
        account.putObject("SuppressionAttributes")
                .putArray("SuppressedReasons")
                .add("BOUNCE")
                .add("COMPLAINT");
        return Answer.json(200, account.toString());
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
