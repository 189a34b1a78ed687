package dev.eventcrm.launcher;

import dev.eventcrm.launcher.stack.StackSettings;
import java.io.PrintWriter;
import java.net.URI;
import java.util.function.Function;

/**
 * Where everything is, for someone who has just started the stack.
 *
 * @param url the address of a program, by its name
 * @param settings of the stack, or at least where it keeps its data
 */
record AddressTable(Function<String, URI> url, StackSettings settings) {
    void print(PrintWriter out) {
        String gateway = "http://localhost:" + url.apply("gateway").getPort();
        out.println();
        row(out, "gateway", gateway, "one origin for front-ends: all reads and writes");
        row(out, "  docs", gateway + "/docs", "every operation, to read and to try");
        row(out, "  health", gateway + "/health", "the sum of all");
        row(out, "command-api", url.apply("command-api").toString(), "writes");
        row(out, "query-api", url.apply("query-api").toString(), "searches");
        row(out, "stream-indexer", url.apply("stream-indexer").toString(), "carries writes into the search");
        row(out, "email-sender", url.apply("email-sender").toString(), "carries mails to SES");
        row(out, "inbox", url.apply("ses").toString(), "every mail that was sent, in place of SES");
        row(out, "dynamodb", url.apply("dynamodb").toString(), "the table 'crm' and its stream");
        row(out, "opensearch", url.apply("opensearch").toString(), "the read model");
        out.printf("  %-16s %s%n", "logs", settings.dataFolder().resolve("logs"));
        out.println();
        out.printf("Try:  curl '%s/users?limit=3'%n", gateway);
        out.printf("      ./crm sample-data%s     1,000 people and 50 events to look at%n", settings.dataOption());
        out.printf("Ctrl-C in its terminal, or ./crm down%s elsewhere, ends it.%n", settings.dataOption());
        out.flush();
    }

    private static void row(PrintWriter out, String name, String address, String what) {
        out.printf("  %-16s %-30s %s%n", name, address, what);
    }
}
