package dev.eventcrm.launcher;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Where everything is, for someone who has just started the stack.
 *
 * @param url the address of a program, by its name
 * @param dataFolder of the stack
 */
record AddressTable(Function<String, URI> url, Path dataFolder) {
    void print(PrintWriter out) {
        String gateway = "http://localhost:" + url.apply("gateway").getPort();
        out.println();
        row(out, "gateway", gateway, "one origin for front-ends: all reads and writes");
        row(out, "  docs", gateway + "/docs", "every operation, to read and to try");
        row(out, "  health", gateway + "/health", "the sum of all");
        row(out, "command-api", url.apply("command-api").toString(), "writes");
        row(out, "query-api", url.apply("query-api").toString(), "searches");
        row(out, "stream-indexer", url.apply("stream-indexer").toString(), "carries writes into the search");
        row(out, "dynamodb", url.apply("dynamodb").toString(), "the table 'crm' and its stream");
        row(out, "opensearch", url.apply("opensearch").toString(), "the read model");
        out.printf("  %-16s %s%n", "logs", dataFolder.resolve("logs"));
        out.println();
        out.printf("Try:  curl '%s/users?limit=3'%n", gateway);
        out.println("      ./crm sample-data     1,000 people and 50 events to look at");
        out.println("Ctrl-C here, or ./crm down elsewhere, ends it.");
        out.flush();
    }

    private static void row(PrintWriter out, String name, String address, String what) {
        out.printf("  %-16s %-30s %s%n", name, address, what);
    }
}
