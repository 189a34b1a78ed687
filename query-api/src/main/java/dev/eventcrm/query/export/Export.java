package dev.eventcrm.query.export;

import dev.eventcrm.http.problem.UnavailableException;
import dev.eventcrm.http.query.Parameter;
import dev.eventcrm.query.consistency.QueryRequest;
import dev.eventcrm.query.search.Snapshot;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the whole result of a search as the answer to a request, row by row as it is read: one page is held in memory,
 * however long the result. An answer that cannot be completed breaks off without its proper end, so that no client takes a
 * part for the whole.
 */
@Component
public final class Export {
    private static final int BUFFER = 64 * 1024;

    /** The parameter that says whether cells that begin like a formula get an apostrophe. */
    public static final Parameter SPREADSHEET_SAFE = new Parameter(
            "spreadsheetSafe",
            new Parameter.Shape.Flag(),
            false,
            "In a CSV, puts an apostrophe before cells that a spreadsheet would take for a formula. Default: true;"
                    + " false gives every cell to the letter, as NDJSON always does.",
            "true");

    private final ExportSettings settings;
    private final JsonMapper mapper;
    private final Semaphore places;

    Export(ExportSettings settings, JsonMapper mapper) {
        this.settings = settings;
        this.mapper = mapper;
        this.places = new Semaphore(settings.concurrent(), true);
    }

    /**
     * What to write.
     *
     * @param name the file's name, without extension
     * @param format how rows are written
     * @param spreadsheetSafe whether cells of a CSV that begin like a formula get an apostrophe
     * @param columns the columns of a CSV
     * @param view what to show of some documents
     */
    public record Sheet<D, T>(
            String name,
            ExportFormat format,
            boolean spreadsheetSafe,
            List<Column<T>> columns,
            Function<List<D>, List<T>> view) {
        /** Copies the columns. */
        public Sheet {
            columns = List.copyOf(columns);
        }
    }

    /** Says what the answer will be, as for a {@code HEAD} request. */
    private void describe(Sheet<?, ?> sheet, HttpServletResponse response) {
        response.setContentType(new MediaType(sheet.format().mediaType(), StandardCharsets.UTF_8).toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(sheet.name() + "." + sheet.format().apiName())
                        .build()
                        .toString());
    }

    /**
     * Answers with all rows, or with the headers alone when no more is asked for.
     *
     * @param request the request
     * @param sheet what to write
     * @param rows opens the result, given how many rows to read at once
     * @param response the answer
     * @throws UnavailableException as {@link #write(Sheet, IntFunction, HttpServletResponse)}
     * @throws IOException when the client has gone
     */
    public <D, T> void answer(
            QueryRequest request, Sheet<D, T> sheet, IntFunction<Snapshot<D>> rows, HttpServletResponse response)
            throws IOException {
        if (request.isHead()) {
            describe(sheet, response);
        } else {
            write(sheet, rows, response);
        }
    }

    /**
     * Writes an answer.
     *
     * @param sheet what to write
     * @param rows opens the result, given how many rows to read at once
     * @param response the answer
     * @throws UnavailableException when too many exports are under way for too long, or the result cannot be read; once rows were written,
     *     the answer is broken off with it
     * @throws IOException when the client has gone
     */
    private <D, T> void write(Sheet<D, T> sheet, IntFunction<Snapshot<D>> rows, HttpServletResponse response)
            throws IOException {
        if (!isPlaceFree()) {
            throw new UnavailableException(
                    settings.concurrent() + " exports are under way already, which is as many as there may be.", null);
        }
        try (Snapshot<D> snapshot = rows.apply(settings.pageSize())) {
            // The first page is read before anything is written, so that a failure can still be answered as one.
            List<D> page = snapshot.next();
            describe(sheet, response);
            OutputStream stream = new BufferedOutputStream(response.getOutputStream(), BUFFER);
            RowWriter<T> writer = writer(sheet, stream);
            writer.begin();
            while (!page.isEmpty()) {
                for (T row : sheet.view().apply(page)) {
                    writer.write(row);
                }
                writer.flush();
                page = snapshot.next();
            }
            writer.flush();
        } finally {
            places.release();
        }
    }

    private boolean isPlaceFree() {
        try {
            return places.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Writes an answer whose rows are at hand already.
     *
     * @param sheet what to write
     * @param rows the rows
     * @param response the answer
     * @throws IOException when the client has gone
     */
    public <T> void write(Sheet<T, T> sheet, List<T> rows, HttpServletResponse response) throws IOException {
        describe(sheet, response);
        OutputStream stream = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        RowWriter<T> writer = writer(sheet, stream);
        writer.begin();
        for (T row : sheet.view().apply(rows)) {
            writer.write(row);
        }
        writer.flush();
        stream.flush();
    }

    private <D, T> RowWriter<T> writer(Sheet<D, T> sheet, OutputStream stream) {
        return switch (sheet.format()) {
            case CSV -> RowWriter.Csv.to(stream, sheet.columns(), sheet.spreadsheetSafe());
            case NDJSON -> new RowWriter.Ndjson<>(stream, mapper);
        };
    }
}
