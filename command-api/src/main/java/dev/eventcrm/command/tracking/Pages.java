package dev.eventcrm.command.tracking;

/** The few pages that a reader of a mail may see. They hold nothing of a person, and fetch nothing. */
final class Pages {
    /** A transparent picture of one pixel: GIF89a, its smallest form. */
    private static final byte[] PIXEL = {
        'G',
        'I',
        'F',
        '8',
        '9',
        'a',
        1,
        0,
        1,
        0,
        (byte) 0x80,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0x21,
        (byte) 0xF9,
        4,
        1,
        0,
        0,
        0,
        0,
        0x2C,
        0,
        0,
        0,
        0,
        1,
        0,
        1,
        0,
        0,
        2,
        2,
        0x44,
        1,
        0,
        0x3B
    };

    private Pages() {}

    static byte[] pixel() {
        return PIXEL.clone();
    }

    /** Asks whether it is meant: programs that follow every link of a mail must not take anybody off the list. */
    static String ask() {
        return page("Unsubscribe?", """
                <p>You will get no more mails from us at the address to which this one was sent.</p>
                <form method="post"><button type="submit">Unsubscribe</button></form>""");
    }

    static String done() {
        return page("You are unsubscribed", "<p>You will get no more mails from us.</p>");
    }

    static String test() {
        return page("This was a test mail", "<p>Nothing has changed.</p>");
    }

    static String unknown() {
        return page("This link does not work", """
                <p>It may have been cut short on its way. Please copy the whole address from the mail, or use the
                "unsubscribe" of your mail program.</p>""");
    }

    static String later() {
        return page("Not now", "<p>We could not take this down. Please try again in a minute.</p>");
    }

    private static String page(String title, String content) {
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>%1$s</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 4rem auto; padding: 0 1rem; }
            button { font: inherit; padding: .5rem 1rem; }
            </style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            %2$s
            </main>
            </body>
            </html>
            """.formatted(title, content);
    }
}
