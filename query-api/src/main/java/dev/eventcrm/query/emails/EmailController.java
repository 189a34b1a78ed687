package dev.eventcrm.query.emails;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.query.Parameters;
import dev.eventcrm.query.consistency.ConsistentReads;
import dev.eventcrm.query.consistency.ReadConsistency;
import dev.eventcrm.query.export.Export;
import dev.eventcrm.query.export.ExportFormat;
import dev.eventcrm.query.ledger.LedgerFields;
import dev.eventcrm.query.ledger.LedgerFilter;
import dev.eventcrm.query.ledger.Traffic;
import dev.eventcrm.query.search.Page;
import dev.eventcrm.query.search.Search;
import dev.eventcrm.query.search.Sort;
import dev.eventcrm.schema.document.EmailDocument;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.AddressHashes;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
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
    EmailPage list(HttpServletRequest request, HttpServletResponse response) {
        Errors errors = new Errors();
        ReadConsistency demand = ReadConsistency.read(request, response, errors);
        Parameters parameters = Parameters.read(request, EmailDocumentation.LIST_PARAMETERS, errors);
        LedgerFilter filter = LedgerFilter.read(parameters, ZoneOffset.UTC, Traffic.PEOPLE, addresses);
        Search search = Search.read(LedgerFields.SORTING, filter.rows(), parameters, errors);
        errors.rejectIfAny();
        Page<EmailDocument> page = reads.page("emails", search, demand, EmailDocument.class, Function.identity());
        return EmailPage.of(page.showing(people.join(page.items())));
    }

    /** As older clients spell it. */
    @Hidden
    @GetMapping(path = "/emails/analytics/", produces = MediaType.APPLICATION_JSON_VALUE)
    EmailPage listWithSlash(HttpServletRequest request, HttpServletResponse response) {
        return list(request, response);
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
    void export(HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        Errors errors = new Errors();
        ReadConsistency demand = ReadConsistency.read(request, response, errors);
        Parameters parameters = Parameters.read(request, EmailDocumentation.EXPORT_PARAMETERS, errors);
        LedgerFilter filter = LedgerFilter.read(parameters, ZoneOffset.UTC, Traffic.PEOPLE, addresses);
        Sort sort = Search.sort(LedgerFields.SORTING, parameters);
        ExportFormat format = ExportFormat.of(parameters, request.getHeader(HttpHeaders.ACCEPT));
        Boolean spreadsheetSafe = parameters.flag(Export.SPREADSHEET_SAFE.name());
        errors.rejectIfAny();
        Export.Sheet<EmailDocument, EmailView> sheet = new Export.Sheet<>(
                "emails", format, Objects.requireNonNullElse(spreadsheetSafe, true), EmailView.COLUMNS, people::join);
        if (request.getMethod().equals(HttpMethod.HEAD.name())) {
            export.describe(sheet, response);
            return;
        }
        export.write(
                sheet,
                pageSize -> reads.all(SearchIndex.EMAILS, filter.rows(), sort, pageSize, demand, EmailDocument.class),
                response);
    }
}
