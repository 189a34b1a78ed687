package dev.eventcrm.launcher;

import dev.eventcrm.launcher.stack.StackSettings;
import java.io.PrintWriter;
import java.net.URI;
import java.util.function.Function;

/**
 * The addresses of a stack.
 *
 * @param url the address of a program, by its name
 */
record AddressTable(Function<String, URI> url, StackSettings settings) {
    void print(PrintWriter out) {
        String gateway = "http://localhost:" + url.apply("gateway").getPort();
        out.println();
        row(out, "gateway", gateway, "one origin for front-ends: all reads and writes");
        row(out, "  docs", gateway + "/docs", "API documentation");
        row(out, "  health", gateway + "/health", "health of all services");
        row(out, "command-api", url.apply("command-api").toString(), "writes");
        row(out, "query-api", url.apply("query-api").toString(), "searches");
        row(out, "stream-indexer", url.apply("stream-indexer").toString(), "indexes writes for searches");
        row(out, "email-sender", url.apply("email-sender").toString(), "sends mails to SES");
        row(out, "inbox", url.apply("ses").toString(), "all sent mails (stands in for SES)");
        row(out, "dynamodb", url.apply("dynamodb").toString(), "the table 'crm' and its stream");
        row(out, "opensearch", url.apply("opensearch").toString(), "the read model");
        out.printf("  %-16s %s%n", "logs", settings.dataFolder().resolve("logs"));
        out.println();
        out.printf("Try:  curl '%s/users?limit=3'%n", gateway);
        out.printf("      ./crm sample-data%s     creates 1,000 people and 50 events%n", settings.dataOption());
        out.printf("Ctrl-C here, or ./crm down%s elsewhere, ends the stack.%n", settings.dataOption());
        out.flush();
    }

    private static void row(PrintWriter out, String name, String address, String what) {
        out.printf("  %-16s %-30s %s%n", name, address, what);
    }
}
