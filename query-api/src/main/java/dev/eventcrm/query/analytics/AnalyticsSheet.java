package dev.eventcrm.query.analytics;

import dev.eventcrm.query.export.Column;
import dev.eventcrm.query.export.Export;
import dev.eventcrm.query.export.ExportFormat;
import dev.eventcrm.query.ledger.Metric;
import dev.eventcrm.query.ledger.Rate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a sheet of rows: its groups, or its series.
 *
 * @param sheet what to write
 * @param rows the rows, by column
 */
record AnalyticsSheet(
        Export.Sheet<Map<String, @Nullable Object>, Map<String, @Nullable Object>> sheet,
        List<Map<String, @Nullable Object>> rows) {

    static AnalyticsSheet ofGroups(AnalyticsResponse answer, boolean spreadsheetSafe) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (AnalyticsResponse.Group group : answer.groups()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>(group.values());
            row.putAll(group.figures().asMap());
            row.putAll(group.rates());
            rows.add(row);
        }
        List<String> names = new ArrayList<>(answer.groupBy());
        addFigures(names);
        for (Rate rate : Rate.values()) {
            names.add(rate.apiName());
        }
        return new AnalyticsSheet(sheet(names, spreadsheetSafe), rows);
    }

    static AnalyticsSheet ofSeries(AnalyticsResponse answer, boolean spreadsheetSafe) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (AnalyticsResponse.Time time : answer.series()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("at", time.at());
            row.putAll(time.figures().asMap());
            rows.add(row);
        }
        List<String> names = new ArrayList<>(List.of("at"));
        addFigures(names);
        return new AnalyticsSheet(sheet(names, spreadsheetSafe), rows);
    }

    private static void addFigures(List<String> names) {
        for (Metric figure : Metric.values()) {
            names.add(figure.apiName());
        }
    }

    private static Export.Sheet<Map<String, @Nullable Object>, Map<String, @Nullable Object>> sheet(
            List<String> names, boolean spreadsheetSafe) {
        List<Column<Map<String, @Nullable Object>>> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(new Column<>(name, row -> row.get(name)));
        }
        return new Export.Sheet<>("analytics", ExportFormat.CSV, spreadsheetSafe, columns, Function.identity());
    }
}
