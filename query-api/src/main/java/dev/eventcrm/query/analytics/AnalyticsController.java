package dev.eventcrm.query.analytics;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.query.ParameterTable;
import dev.eventcrm.http.query.Parameters;
import dev.eventcrm.query.consistency.ConsistentReads;
import dev.eventcrm.query.consistency.ReadConsistency;
import dev.eventcrm.query.export.Export;
import dev.eventcrm.schema.item.AddressHashes;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Says in numbers what became of mails. */
@RestController
@Tag(name = "E-mail")
final class AnalyticsController {
    private static final String CSV = "csv";

    private final ConsistentReads reads;
    private final Export export;
    private final JsonMapper mapper;
    private final AddressHashes addresses;

    AnalyticsController(ConsistentReads reads, Export export, JsonMapper mapper, AddressHashes addresses) {
        this.reads = reads;
        this.export = export;
        this.mapper = mapper;
        this.addresses = addresses;
    }

    @GetMapping("/analytics")
    @Operation(
            operationId = AnalyticsDocumentation.ANALYSE,
            summary = "Analyse mails",
            description =
                    "Figures and rates of the mails that match all given parameters, by group and, with `interval`, over time. All"
                            + " numbers are exact: the groups add up to the totals, cell by cell. Mails and registrations without a value"
                            + " that is grouped by form a group with null. Outcomes are counted among the mails that were sent, each mail"
                            + " once; `opens` and `clicks` are totals. `registrations` counts those that carry UTM values, however they"
                            + " came by them, by the time of signing up. Every name may be given in snake_case too.")
    @ApiResponse(
            responseCode = "200",
            description = "The figures",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = AnalyticsResponse.class)),
                @Content(
                        mediaType = "text/csv",
                        examples = @ExampleObject("utmSource,recipients,queued,…\r\nnewsletter,812,0,…\r\n"))
            })
    void analyse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(AnalyticsDocumentation.PARAMETERS, false, request, response);
    }

    /** As older clients spell it. */
    @Hidden
    @GetMapping("/analytics/")
    void analyseWithSlash(HttpServletRequest request, HttpServletResponse response) throws IOException {
        analyse(request, response);
    }

    @GetMapping("/analytics/export")
    @Operation(
            operationId = AnalyticsDocumentation.EXPORT,
            summary = "Export figures of mails",
            description =
                    "The same as `GET /analytics?format=csv`: a row for each group, or for each time when an `interval` and no"
                            + " `groupBy` is given.")
    @ApiResponse(
            responseCode = "200",
            description = "The figures",
            content =
                    @Content(
                            mediaType = "text/csv",
                            examples = @ExampleObject("utmSource,recipients,queued,…\r\nnewsletter,812,0,…\r\n")))
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(AnalyticsDocumentation.EXPORT_PARAMETERS, true, request, response);
    }

    private void answer(
            ParameterTable table, boolean isExport, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Errors errors = new Errors();
        ReadConsistency demand = ReadConsistency.read(request, response, errors);
        Parameters parameters = Parameters.read(request, table, errors);
        String format = AnalyticsDocumentation.FORMAT.name();
        String safe = Export.SPREADSHEET_SAFE.name();
        AnalyticsQuery question = AnalyticsQuery.read(parameters, List.of(format, safe), addresses);
        boolean isCsv = isExport || isCsv(parameters.one(format), parameters);
        boolean isSafe = Objects.requireNonNullElse(parameters.flag(safe), true);
        boolean isSeries = question.interval() != null && !question.isGroupingChosen();
        if (isCsv && question.interval() != null && question.isGroupingChosen()) {
            errors.inParameter("interval", "must not be given beside groupBy: a CSV holds groups or times");
        }
        errors.rejectIfAny();
        AnalyticsResponse answer = AnalyticsResponse.of(
                question,
                reads.tally(
                        "analytics",
                        question.filter().indexes(),
                        question.filter().everything(),
                        question.tallies(),
                        demand));
        if (isCsv) {
            AnalyticsSheet csv =
                    isSeries ? AnalyticsSheet.ofSeries(answer, isSafe) : AnalyticsSheet.ofGroups(answer, isSafe);
            export.write(csv.sheet(), csv.rows(), response);
        } else {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getOutputStream().write(mapper.writeValueAsBytes(answer));
        }
    }

    private static boolean isCsv(@Nullable String given, Parameters parameters) {
        if (given != null && !given.equals("json") && !given.equals(CSV)) {
            parameters.reject(AnalyticsDocumentation.FORMAT.name(), "must be json or csv, not " + Errors.quoted(given));
        }
        return CSV.equals(given);
    }
}
