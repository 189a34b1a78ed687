package dev.eventcrm.query.search;

import dev.eventcrm.http.problem.Errors;
import dev.eventcrm.http.query.Parameter;
import dev.eventcrm.http.query.Parameter.Shape;
import dev.eventcrm.http.query.Parameters;
import dev.eventcrm.query.search.Filter.Bound;
import dev.eventcrm.schema.item.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Filters as query parameters. A field's own name takes values, any of which will do; a count also has a least and a most, a
 * time a first and a last moment. Parameters of different names must all hold.
 */
public final class FieldParameters {
    private static final String OR_A_DATE = ", or a date such as 2026-08-01, which means the whole day (UTC)";

    private FieldParameters() {}

    /** The parameters of a field, with their documentation. */
    static List<Parameter> of(SearchField field) {
        String description = field.description();
        return switch (field.type()) {
            case FieldType.Text _ ->
                List.of(new Parameter(
                        field.parameter(),
                        new Shape.Text(),
                        true,
                        description
                                + ", without regard to case and accents. Given several times, any of the values will do.",
                        field.example()));
            case FieldType.Exact _, FieldType.Participation _ ->
                List.of(new Parameter(
                        field.parameter(),
                        new Shape.Text(),
                        true,
                        description + ". Given several times, any of the values will do.",
                        field.example()));
            case FieldType.Choice(var values) ->
                List.of(new Parameter(
                        field.parameter(),
                        new Shape.Choice(values),
                        true,
                        description + ". Given several times, any of the values will do.",
                        field.example()));
            case FieldType.Count _ ->
                List.of(
                        number(field.name(), description + ", exactly.", true, field),
                        number(least(field), description + ", at least.", false, field),
                        number(most(field), description + ", at most.", false, field));
            case FieldType.Time _ ->
                List.of(
                        moment(field.name(), description + ", exactly then, or on that day.", true),
                        moment(first(field), description + ", not before that.", false),
                        moment(last(field), description + ", not after that.", false));
        };
    }

    private static Parameter number(String name, String description, boolean repeatable, SearchField field) {
        return new Parameter(
                name, new Shape.WholeNumber(0, Integer.MAX_VALUE), repeatable, description, field.example());
    }

    private static Parameter moment(String name, String description, boolean repeatable) {
        return new Parameter(
                name, new Shape.Moment(), repeatable, description + " An instant" + OR_A_DATE + ".", "2026-08-01");
    }

    /**
     * Reads the filter.
     *
     * @param table the fields there are
     * @param parameters the query string; takes what is wrong with it
     * @return the filters of all fields that were given, in the table's order
     */
    public static Filter read(FieldTable table, Parameters parameters) {
        List<Filter> filters = new ArrayList<>();
        for (SearchField field : table.fields()) {
            switch (field.type()) {
                case FieldType.Time _ -> readTime(field, parameters).ifPresent(filters::addAll);
                case FieldType.Count _ -> {
                    readAnyOf(field, field.name(), parameters).ifPresent(filters::add);
                    readRange(field, parameters).ifPresent(filters::add);
                }
                case FieldType.Text _, FieldType.Exact _, FieldType.Choice _, FieldType.Participation _ ->
                    readAnyOf(field, field.parameter(), parameters).ifPresent(filters::add);
            }
        }
        String words = parameters.one(FieldTable.WORDS);
        if (words != null) {
            filters.add(new Filter.Words(new Value.Text(Texts.line(words))));
        }
        return new Filter.And(filters);
    }

    /** No id has a comma: it can only separate several. */
    private static boolean isOfIds(SearchField field) {
        return field.type() instanceof FieldType.Participation
                || field.name().equals("id")
                || field.name().endsWith("Id")
                || field.name().equals("owner")
                || field.name().equals("hosts");
    }

    private static Optional<Filter> readAnyOf(SearchField field, String name, Parameters parameters) {
        List<Value> values = new ArrayList<>();
        for (String given : parameters.all(name)) {
            if (isOfIds(field) && given.contains(",")) {
                parameters.reject(name, "must be one value; for several, repeat it: " + name + "=a&" + name + "=b");
                continue;
            }
            Value value = value(field, name, given, parameters);
            if (value != null) {
                values.add(value);
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new Filter.AnyOf(field, values));
    }

    private static Optional<Filter> readRange(SearchField field, Parameters parameters) {
        Bound lower = bound(field, least(field), parameters);
        Bound upper = bound(field, most(field), parameters);
        if (lower != null
                && upper != null
                && lower.value() instanceof Value.Count(int least)
                && upper.value() instanceof Value.Count(int most)
                && least > most) {
            parameters.reject(least(field), "must not be greater than " + most(field));
        }
        return lower == null && upper == null ? Optional.empty() : Optional.of(new Filter.Range(field, lower, upper));
    }

    private static @Nullable Bound bound(SearchField field, String name, Parameters parameters) {
        String given = parameters.one(name);
        Value value = given == null ? null : value(field, name, given, parameters);
        return value == null ? null : new Bound(value, true);
    }

    private static @Nullable Value value(SearchField field, String name, String given, Parameters parameters) {
        Value value = Value.of(field.type(), given);
        if (value == null) {
            parameters.reject(name, Value.expected(field.type()) + ", not " + Errors.quoted(given));
        }
        return value;
    }

    /** A moment as people name it: from its first instant to before its end; an instant lasts none. */
    private record Moment(Instant start, @Nullable Instant end) {
        static @Nullable Moment of(String given, ZoneId zone) {
            if (Value.of(new FieldType.Time(), given) instanceof Value.Time(Instant instant)) {
                return new Moment(instant, null);
            }
            try {
                LocalDate day = LocalDate.parse(given.strip());
                Instant start = day.atStartOfDay(zone).toInstant();
                Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
                return start.isBefore(Value.EARLIEST) || end.isAfter(Value.TOO_LATE) ? null : new Moment(start, end);
            } catch (DateTimeException _) {
                return null;
            }
        }

        Bound from() {
            return new Bound(new Value.Time(start), true);
        }

        Bound to() {
            return end == null ? from() : new Bound(new Value.Time(end), false);
        }

        boolean isWhollyBefore(Instant instant) {
            return end == null ? start.isBefore(instant) : !end.isAfter(instant);
        }
    }

    private static Optional<List<Filter>> readTime(SearchField field, Parameters parameters) {
        List<Filter> filters = new ArrayList<>();
        List<Filter> any = new ArrayList<>();
        for (String given : parameters.all(field.name())) {
            Moment moment = moment(field.name(), given, ZoneOffset.UTC, parameters);
            if (moment != null) {
                any.add(new Filter.Range(asked(field, moment), moment.from(), moment.to()));
            }
        }
        if (!any.isEmpty()) {
            filters.add(new Filter.Or(any));
        }
        Moment first = moment(first(field), ZoneOffset.UTC, parameters);
        Moment last = moment(last(field), ZoneOffset.UTC, parameters);
        if (first != null
                && last != null
                && asked(field, first).equals(asked(field, last))
                && last.isWhollyBefore(first.start())) {
            parameters.reject(first(field), "must not be after " + last(field));
        }
        if (first != null) {
            filters.add(new Filter.Range(asked(field, first), first.from(), null));
        }
        if (last != null) {
            filters.add(new Filter.Range(asked(field, last), null, last.to()));
        }
        return filters.isEmpty() ? Optional.empty() : Optional.of(filters);
    }

    /** A date is kept as the midnight (UTC) that it begins with: so dates compare as instants do. */
    private static SearchField asked(SearchField field, Moment moment) {
        boolean isDay = moment.end() != null;
        return isDay && field.type() instanceof FieldType.Time(String day) && day != null
                ? SearchField.time(day, "The day of " + field.name())
                : field;
    }

    /**
     * Reads a range of time that is given by its two ends, both of which belong to it.
     *
     * @param field the field that lies in it
     * @param firstName the parameter of its beginning
     * @param lastName the parameter of its end
     * @param zone where days begin
     * @param parameters the query string; takes what is wrong with it
     * @return empty when neither end is given
     */
    public static Optional<Filter.Range> between(
            SearchField field, String firstName, String lastName, ZoneId zone, Parameters parameters) {
        Moment first = moment(firstName, zone, parameters);
        Moment last = moment(lastName, zone, parameters);
        if (first != null && last != null && last.isWhollyBefore(first.start())) {
            parameters.reject(firstName, "must not be after " + lastName);
        }
        return first == null && last == null
                ? Optional.empty()
                : Optional.of(
                        new Filter.Range(field, first == null ? null : first.from(), last == null ? null : last.to()));
    }

    private static @Nullable Moment moment(String name, ZoneId zone, Parameters parameters) {
        String given = parameters.one(name);
        return given == null ? null : moment(name, given, zone, parameters);
    }

    private static @Nullable Moment moment(String name, String given, ZoneId zone, Parameters parameters) {
        Moment moment = Moment.of(given, zone);
        if (moment == null) {
            parameters.reject(
                    name,
                    Value.expected(new FieldType.Time()) + ", or a date such as 2026-08-01, not "
                            + Errors.quoted(given));
        }
        return moment;
    }

    private static String least(SearchField field) {
        return field.parameter() + "Min";
    }

    private static String most(SearchField field) {
        return field.parameter() + "Max";
    }

    private static String first(SearchField field) {
        return field.parameter() + "From";
    }

    private static String last(SearchField field) {
        return field.parameter() + "To";
    }
}
