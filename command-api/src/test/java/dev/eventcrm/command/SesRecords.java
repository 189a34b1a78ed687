package dev.eventcrm.command;

/**
 * Event records as SES publishes them: after AWS's "Examples of event data that Amazon SES publishes to Amazon SNS", with our
 * tag, and the headers left out.
 */
public final class SesRecords {
    /** The id of the mail in all of them. */
    public static final String MESSAGE_ID = "EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000";

    /** A browser, as it calls itself. */
    public static final String BROWSER =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/60.0.3112.90 Safari/537.36";

    private SesRecords() {}

    /** A record of any kind. */
    public static String record(String kindField, String kind, String emailId, String detailsName, String details) {
        return """
                {"%s": "%s",
                 "mail": {
                   "timestamp": "2016-10-19T23:20:52.240Z",
                   "source": "sender@example.com",
                   "sourceArn": "arn:aws:ses:us-east-1:123456789012:identity/sender@example.com",
                   "sendingAccountId": "123456789012",
                   "messageId": "%s",
                   "destination": ["recipient@example.com"],
                   "headersTruncated": false,
                   "headers": [{"name": "From", "value": "sender@example.com"}],
                   "commonHeaders": {"from": ["sender@example.com"], "to": ["recipient@example.com"],
                     "messageId": "%s", "subject": "Message sent from Amazon SES"},
                   "tags": {
                     "ses:configuration-set": ["ConfigSet"], "ses:source-ip": ["192.0.2.0"],
                     "ses:from-domain": ["example.com"], "ses:caller-identity": ["ses_user"],
                     "crm-email": ["%s"]}},
                 "%s": %s}""".formatted(kindField, kind, MESSAGE_ID, MESSAGE_ID, emailId, detailsName, details);
    }

    private static String event(String kind, String emailId, String detailsName, String details) {
        return record("eventType", kind, emailId, detailsName, details);
    }

    public static String send(String emailId) {
        return event("Send", emailId, "send", "{}");
    }

    public static String delivery(String emailId) {
        return event("Delivery", emailId, "delivery", """
                {"timestamp": "2016-10-19T23:21:04.133Z", "processingTimeMillis": 11893,
                 "recipients": ["recipient@example.com"], "smtpResponse": "250 2.6.0 Message received",
                 "reportingMTA": "mta.example.com"}""");
    }

    /** A bounce; of the type {@code Permanent}, {@code Transient} or {@code Undetermined}. */
    public static String bounce(String emailId, String type) {
        return event("Bounce", emailId, "bounce", """
                {"bounceType": "%s", "bounceSubType": "General",
                 "bouncedRecipients": [{"emailAddress": "recipient@example.com", "action": "failed", "status": "5.1.1",
                   "diagnosticCode": "smtp; 550 5.1.1 user unknown"}],
                 "timestamp": "2017-08-05T00:41:02.669Z",
                 "feedbackId": "01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000",
                 "reportingMTA": "dsn; mta.example.com"}""".formatted(type));
    }

    public static String complaint(String emailId) {
        return complaint(emailId, "abuse");
    }

    /** A complaint of that type of feedback. */
    public static String complaint(String emailId, String feedbackType) {
        return event("Complaint", emailId, "complaint", """
                {"complainedRecipients": [{"emailAddress": "recipient@example.com"}],
                 "timestamp": "2017-08-05T00:41:02.669Z",
                 "feedbackId": "01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000",
                 "userAgent": "ExampleCorp Feedback Loop (V0.01)", "complaintFeedbackType": "%s",
                 "arrivalDate": "2017-08-05T00:41:02.669Z"}""".formatted(feedbackType));
    }

    public static String reject(String emailId) {
        return event("Reject", emailId, "reject", "{\"reason\": \"Bad content\"}");
    }

    public static String renderingFailure(String emailId) {
        return event("Rendering Failure", emailId, "failure", """
                {"errorMessage": "Attribute 'attributeName' is not present in the rendering data.",
                 "templateName": "MyTemplate"}""");
    }

    public static String open(String emailId) {
        return event("Open", emailId, "open", """
                {"ipAddress": "192.0.2.1", "timestamp": "2017-08-09T22:00:19.652Z", "userAgent": "%s"}""".formatted(BROWSER));
    }

    public static String click(String emailId, String link) {
        return event("Click", emailId, "click", """
                {"ipAddress": "192.0.2.1", "link": "%s",
                 "linkTags": {"samplekey0": ["samplevalue0"]},
                 "timestamp": "2017-08-09T23:51:25.570Z", "userAgent": "%s"}""".formatted(link, BROWSER));
    }

    public static String deliveryDelay(String emailId) {
        return event("DeliveryDelay", emailId, "deliveryDelay", """
                {"timestamp": "2020-06-16T00:25:40.095Z", "delayType": "TransientCommunicationFailure",
                 "expirationTime": "2020-06-16T00:25:40.914Z",
                 "delayedRecipients": [{"emailAddress": "recipient@example.com", "status": "4.4.1",
                   "diagnosticCode": "smtp; 421 4.4.1 Unable to connect to remote host"}]}""");
    }

    public static String subscription(String emailId) {
        return event("Subscription", emailId, "subscription", """
                {"contactList": "ContactListName", "timestamp": "2022-01-12T01:00:17.910Z", "source": "UnsubscribeHeader",
                 "newTopicPreferences": {"unsubscribeAll": true,
                   "topicSubscriptionStatus": [{"topicName": "ExampleTopicName", "subscriptionStatus": "OptOut"}]},
                 "oldTopicPreferences": {"unsubscribeAll": false,
                   "topicSubscriptionStatus": [{"topicName": "ExampleTopicName", "subscriptionStatus": "OptOut"}]}}""");
    }
}
