package dev.eventcrm.query.export;

import dev.eventcrm.http.query.Parameters;
import dev.eventcrm.query.consistency.QueryRequest;
import dev.eventcrm.query.search.FieldTable;
import dev.eventcrm.query.search.Filter;
import dev.eventcrm.query.search.Search;
import dev.eventcrm.query.search.Sort;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;

/**
 * Which documents to export, and how.
 *
 * @param filter which
 * @param sort in which order
 * @param format as what
 * @param isSpreadsheetSafe whether cells that begin like a formula get an apostrophe
 */
public record ExportQuery(Filter filter, Sort sort, ExportFormat format, boolean isSpreadsheetSafe) {
    /**
     * Reads a request.
     *
     * @param request the request
     * @param table the fields that it may sort by
     * @param filter makes the filter of the parameters
     * @throws dev.eventcrm.http.problem.ProblemException 422 when a parameter is wrong, 406 when {@code Accept} takes no format
     */
    public static ExportQuery read(QueryRequest request, FieldTable table, Function<Parameters, Filter> filter) {
        return request.read((parameters, _) -> new ExportQuery(
                filter.apply(parameters),
                Search.sort(table, parameters),
                ExportFormat.of(parameters, request.header(HttpHeaders.ACCEPT)),
                Objects.requireNonNullElse(parameters.flag(Export.SPREADSHEET_SAFE.name()), true)));
    }

    /**
     * The sheet to write.
     *
     * @param name what the file is called, without its extension
     * @param columns its columns
     * @param rows makes rows of documents
     */
    public <D, T> Export.Sheet<D, T> sheet(String name, List<Column<T>> columns, Function<List<D>, List<T>> rows) {
        return new Export.Sheet<>(name, format, isSpreadsheetSafe, columns, rows);
    }
}
