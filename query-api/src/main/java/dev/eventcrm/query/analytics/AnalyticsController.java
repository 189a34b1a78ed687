package dev.eventcrm.query.analytics;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.query.Parameters;
import dev.eventcrm.query.consistency.ConsistentReads;
import dev.eventcrm.query.consistency.QueryRequest;
import dev.eventcrm.query.export.Export;
import dev.eventcrm.schema.item.AddressHashes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
    void analyse(QueryRequest request, HttpServletResponse response) throws IOException {
        answer(false, request, response);
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
    void export(QueryRequest request, HttpServletResponse response) throws IOException {
        answer(true, request, response);
    }

    private void answer(boolean isExport, QueryRequest request, HttpServletResponse response) throws IOException {
        Reading reading = request.read((parameters, errors) -> read(isExport, parameters, errors));
        AnalyticsQuery query = reading.query();
        AnalyticsResponse answer = AnalyticsResponse.of(
                query,
                reads.tally(
                        "analytics",
                        query.filter().indexes(),
                        query.filter().everything(),
                        query.tallies(),
                        request.consistency()));
        if (reading.isCsv()) {
            AnalyticsSheet csv = query.isSeriesOnly()
                    ? AnalyticsSheet.ofSeries(answer, reading.isSafe())
                    : AnalyticsSheet.ofGroups(answer, reading.isSafe());
            export.write(csv.sheet(), csv.rows(), response);
        } else {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getOutputStream().write(mapper.writeValueAsBytes(answer));
        }
    }

    private record Reading(AnalyticsQuery query, boolean isCsv, boolean isSafe) {}

    private Reading read(boolean isExport, Parameters parameters, Errors errors) {
        String format = AnalyticsDocumentation.FORMAT.name();
        String safe = Export.SPREADSHEET_SAFE.name();
        AnalyticsQuery query = AnalyticsQuery.read(parameters, List.of(format, safe), addresses);
        boolean isCsv = isExport || isCsv(parameters.one(format), parameters);
        if (isCsv && query.interval() != null && query.isGroupingChosen()) {
            errors.inParameter("interval", "must not be given beside groupBy: a CSV holds groups or times");
        }
        return new Reading(query, isCsv, Objects.requireNonNullElse(parameters.flag(safe), true));
    }

    private static boolean isCsv(@Nullable String given, Parameters parameters) {
        if (given != null && !given.equals("json") && !given.equals(CSV)) {
            parameters.reject(AnalyticsDocumentation.FORMAT.name(), "must be json or csv, not " + Errors.quoted(given));
        }
        return CSV.equals(given);
    }
}
