package dev.eventcrm.sender.ses;

import dev.eventcrm.mail.Mail;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.table.retry.Reason;
import dev.eventcrm.table.retry.RetryableCall;
import dev.eventcrm.table.retry.RetryableCall.RetryLater;
import dev.eventcrm.table.retry.RetryableCall.Success;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/** SES, one call at a time. */
@Component
public class Ses {
    private static final String UTF_8 = "UTF-8";

    private final SesV2Client client;
    private final SesSettings settings;
    private final FromSettings from;

    Ses(SesV2Client client, SesSettings settings, FromSettings from) {
        this.client = client;
        this.settings = settings;
        this.from = from;
    }

    /**
     * Submits a mail, once.
     *
     * @param mail the mail
     * @param address where it goes
     * @param emailId the id that the events of SES shall name; null for none
     * @return what became of it; nothing is thrown for what SES or the way to it does
     */
    public SendResult submit(Mail mail, String address, @Nullable EmailId emailId) {
        SendEmailRequest.Builder request = SendEmailRequest.builder()
                .fromEmailAddress(from.from())
                .destination(destination -> destination.toAddresses(address))
                .configurationSetName(settings.configurationSet())
                .content(content -> content.simple(simple -> simple.subject(text(mail.subject()))
                        .body(body -> body.text(text(mail.text())).html(text(mail.html())))
                        .headers(mail.headers().stream()
                                .map(header -> MessageHeader.builder()
                                        .name(header.name())
                                        .value(header.value())
                                        .build())
                                .toList())));
        if (emailId != null) {
            request.emailTags(MessageTag.builder()
                    .name(EmailId.MESSAGE_TAG)
                    .value(emailId.toString())
                    .build());
        }
        try {
            return new SendResult.Accepted(client.sendEmail(request.build()).messageId());
        } catch (SdkException e) {
            return SendResultMapper.of(e, address);
        }
    }

    private static Content text(String data) {
        return Content.builder().data(data).charset(UTF_8).build();
    }

    /**
     * Asks what the account may send.
     *
     * @return recipients per second, 0 or less without limit; not yet when SES does not answer or takes no mails
     */
    public RetryableCall.Outcome<Double> account() {
        try {
            GetAccountResponse account = client.getAccount(request -> {});
            if (Boolean.FALSE.equals(account.sendingEnabled())) {
                return new RetryLater<>(
                        "sending is paused for the account, enforcement status " + account.enforcementStatus());
            }
            Double rate =
                    account.sendQuota() == null ? null : account.sendQuota().maxSendRate();
            return new Success<>(rate == null ? 0.0 : rate);
        } catch (SdkException e) {
            return new RetryLater<>(Reason.of(e));
        }
    }
}
