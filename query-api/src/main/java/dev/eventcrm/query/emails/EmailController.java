package dev.eventcrm.query.emails;

import dev.eventcrm.http.query.Parameters;
import dev.eventcrm.query.consistency.ConsistentReads;
import dev.eventcrm.query.consistency.QueryRequest;
import dev.eventcrm.query.export.Export;
import dev.eventcrm.query.export.ExportQuery;
import dev.eventcrm.query.ledger.LedgerFields;
import dev.eventcrm.query.ledger.LedgerFilter;
import dev.eventcrm.query.ledger.Traffic;
import dev.eventcrm.query.search.Page;
import dev.eventcrm.query.search.Search;
import dev.eventcrm.schema.document.EmailDocument;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.AddressHashes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists and exports the ledger of mails. */
@RestController
@Tag(name = "E-mail", description = "Campaigns, the ledger of their mails, and what became of them")
final class EmailController {
    private final ConsistentReads reads;
    private final Export export;
    private final RecipientNames people;
    private final AddressHashes addresses;

    EmailController(ConsistentReads reads, Export export, RecipientNames people, AddressHashes addresses) {
        this.reads = reads;
        this.export = export;
        this.people = people;
        this.addresses = addresses;
    }

    @GetMapping(path = "/emails/analytics", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = EmailDocumentation.LIST,
            summary = "List mails",
            description =
                    "The ledger: one row for every recipient of every campaign, with every moment of its life, that match all"
                            + " given parameters; the latest first. A parameter given several times matches any of its values. The"
                            + " person's name is theirs of now; `email` is given only while it is the address that the mail went to."
                            + " Every name may be given in snake_case too.")
    EmailPage list(QueryRequest request) {
        Search search = request.read((parameters, errors) ->
                Search.read(LedgerFields.SORTING, filter(parameters).rows(), parameters, errors));
        Page<EmailDocument> page =
                reads.page("emails", search, request.consistency(), EmailDocument.class, Function.identity());
        return EmailPage.of(page.showing(people.join(page.items())));
    }

    @GetMapping("/emails/analytics/export")
    @Operation(
            operationId = EmailDocumentation.EXPORT,
            summary = "Export mails",
            description =
                    "All rows of the ledger that match, without limit, as they were at one moment, streamed as CSV or as one JSON"
                            + " object per line. An export that breaks off ends the connection without a proper end of the answer.")
    @ApiResponse(
            responseCode = "200",
            description = "The mails",
            content = {
                @Content(
                        mediaType = "text/csv",
                        examples =
                                @ExampleObject(
                                        "id,campaignId,userId,email,…\r\nc1_e3b0…,c1,u1,alice@example.com,…\r\n")),
                @Content(
                        mediaType = "application/x-ndjson",
                        examples = @ExampleObject("{\"id\":\"c1_e3b0…\",\"campaignId\":\"c1\",\"userId\":\"u1\"}\n"))
            })
    void export(QueryRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        ExportQuery query = ExportQuery.read(
                request, LedgerFields.SORTING, parameters -> filter(parameters).rows());
        export.answer(
                request,
                query.sheet("emails", EmailView.COLUMNS, people::join),
                pageSize -> reads.all(
                        SearchIndex.EMAILS,
                        query.filter(),
                        query.sort(),
                        pageSize,
                        request.consistency(),
                        EmailDocument.class),
                response);
    }

    private LedgerFilter filter(Parameters parameters) {
        return LedgerFilter.read(parameters, ZoneOffset.UTC, Traffic.PEOPLE, addresses);
    }
}
