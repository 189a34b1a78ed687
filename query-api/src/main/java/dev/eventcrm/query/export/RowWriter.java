package dev.eventcrm.query.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows in one format. */
sealed interface RowWriter<T> {
    /** Writes what comes before the first row. */
    void begin() throws IOException;

    /** Writes a row. */
    void write(T row) throws IOException;

    /** Writes what is still held back. */
    void flush() throws IOException;

    /**
     * Comma-separated values. A cell of which nothing is known is empty; an empty text is a pair of quotes.
     *
     * @param stream where to
     * @param csv the writer
     * @param columns the columns
     * @param spreadsheetSafe whether cells that begin like a formula get an apostrophe, and the file a byte order mark:
     *     without it a spreadsheet takes UTF-8 for the machine's own encoding
     */
    record Csv<T>(OutputStream stream, CsvWriter csv, List<Column<T>> columns, boolean spreadsheetSafe)
            implements RowWriter<T> {
        private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

        static <T> Csv<T> to(OutputStream stream, List<Column<T>> columns, boolean spreadsheetSafe) {
            CsvWriter csv =
                    CsvWriter.builder().quoteStrategy(QuoteStrategies.EMPTY).build(stream, StandardCharsets.UTF_8);
            return new Csv<>(stream, csv, columns, spreadsheetSafe);
        }

        @Override
        public void begin() throws IOException {
            if (spreadsheetSafe) {
                stream.write(BYTE_ORDER_MARK);
            }
            csv.writeRecord(columns.stream().map(Column::name).toList());
        }

        @Override
        public void write(T row) {
            List<@Nullable String> cells = new ArrayList<>(columns.size());
            for (Column<T> column : columns) {
                Object value = column.value().apply(row);
                cells.add(
                        value == null
                                ? null
                                : spreadsheetSafe ? SpreadsheetSafety.of(value.toString()) : value.toString());
            }
            csv.writeRecord(cells);
        }

        @Override
        public void flush() throws IOException {
            csv.flush();
        }
    }

    /**
     * One JSON object per line, the same as elsewhere in the API.
     *
     * @param stream where to
     * @param mapper writes the objects
     */
    record Ndjson<T>(OutputStream stream, JsonMapper mapper) implements RowWriter<T> {
        @Override
        public void begin() {}

        @Override
        public void write(T row) throws IOException {
            stream.write(mapper.writeValueAsBytes(row));
            stream.write('\n');
        }

        @Override
        public void flush() throws IOException {
            stream.flush();
        }
    }
}
