package dev.eventcrm.query.search;

import java.util.List;

/**
 * A field of an index that can be searched. Its name is that of the document's component, of the mapping's property, of the
 * filter tree's {@code field} and of the sort order.
 *
 * @param name the one name
 * @param type what it holds
 * @param parameter what its query parameters begin with; for most types the name itself
 * @param description what it says of the document, as documentation
 * @param example a value, as documentation
 */
public record SearchField(String name, FieldType type, String parameter, String description, String example) {
    /** The field of every document that orders those whom a sort order leaves equal. */
    public static final SearchField ID = exact("id", "The id", "01K3Z5W8Q0");

    /**
     * A field of words.
     *
     * @param name the one name
     * @param description what it says of the document
     * @param example a value
     */
    public static SearchField text(String name, String description, String example) {
        return new SearchField(name, new FieldType.Text(false), name, description, example);
    }

    /**
     * A field that is compared letter by letter.
     *
     * @param name the one name
     * @param description what it says of the document
     * @param example a value
     */
    public static SearchField exact(String name, String description, String example) {
        return new SearchField(name, new FieldType.Exact(), name, description, example);
    }

    /**
     * A field with one of a few values.
     *
     * @param name the one name
     * @param values all of them
     * @param description what it says of the document
     */
    public static SearchField choice(String name, List<String> values, String description) {
        return new SearchField(name, new FieldType.Choice(values), name, description, values.getFirst());
    }

    /**
     * A field that counts.
     *
     * @param name the one name
     * @param parameter of which the parameters {@code …Min} and {@code …Max} are made
     * @param description what it says of the document
     * @param example a value
     */
    public static SearchField count(String name, String parameter, String description, String example) {
        return new SearchField(name, new FieldType.Count(), parameter, description, example);
    }

    /**
     * A field that holds an instant. {@code startAt} gives the parameters {@code startAt}, {@code startFrom} and {@code
     * startTo}.
     *
     * @param name the one name
     * @param description what it says of the document
     */
    public static SearchField time(String name, String description) {
        String parameter = name.endsWith("At") ? name.substring(0, name.length() - "At".length()) : name;
        return new SearchField(name, new FieldType.Time(), parameter, description, "2026-08-01T09:00:00Z");
    }

    /**
     * A field with the ids of all that the document takes part in.
     *
     * @param name the one name
     * @param role the role, as the filter tree names it
     * @param parameter the query parameter that takes such an id
     * @param description what it says of the document
     */
    public static SearchField participation(String name, String role, String parameter, String description) {
        return new SearchField(name, new FieldType.Participation(role), parameter, description, "summer-party");
    }

    /**
     * This field of an instant, of which a date without a time means the day where it happens.
     *
     * @param day the field that holds that day
     */
    public SearchField withDay(String day) {
        return new SearchField(name, new FieldType.Time(day), parameter, description, example);
    }

    /**
     * This field with another documentation.
     *
     * @param description what it says of the document
     * @param example a value
     */
    public SearchField describedAs(String description, String example) {
        return new SearchField(name, type, parameter, description, example);
    }

    /** This field of words, with its values counted on request. */
    public SearchField withFacet() {
        return new SearchField(name, new FieldType.Text(true), parameter, description, example);
    }

    /**
     * This field under another query parameter.
     *
     * @param parameter the parameter's name
     */
    public SearchField takenAs(String parameter) {
        return new SearchField(name, type, parameter, description, example);
    }

    /** Whether results can be sorted by it. */
    public boolean isSortable() {
        return !(type instanceof FieldType.Participation);
    }

    /** Whether its values can be counted. */
    public boolean isFacet() {
        return switch (type) {
            case FieldType.Text(boolean facet) -> facet;
            case FieldType.Choice _ -> true;
            case FieldType.Exact _, FieldType.Count _, FieldType.Time _, FieldType.Participation _ -> false;
        };
    }

    /** The name: what a cursor remembers of a query must not change with the documentation. */
    @Override
    public String toString() {
        return name;
    }
}
