package dev.eventcrm.query.search;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.List;

/** The search body and the filter tree as schemas of the OpenAPI document, with the fields that a table offers. */
public final class SearchDocumentation {
    private static final String SCHEMAS = "#/components/schemas/";

    private final String filterName;
    private final FieldTable table;

    private SearchDocumentation(String prefix, FieldTable table) {
        this.filterName = prefix + "Filter";
        this.table = table;
    }

    /**
     * Adds the schemas {@code …Search} and {@code …Filter}.
     *
     * @param api the document
     * @param prefix what their names begin with
     * @param table the fields there are
     */
    public static void describe(OpenAPI api, String prefix, FieldTable table) {
        SearchDocumentation documentation = new SearchDocumentation(prefix, table);
        api.getComponents().addSchemas(prefix + "Search", documentation.body());
        api.getComponents().addSchemas(documentation.filterName, documentation.filter());
    }

    private Schema<?> body() {
        Schema<?> facet = object(List.of("field"))
                .addProperty("field", names(table.namesOf(SearchField::isFacet)))
                .addProperty(
                        "size",
                        number(1, Facet.LARGEST_SIZE, "How many values; " + Facet.DEFAULT_SIZE + " by default."));
        return object(List.of())
                .description("A search. Every member may be left out.")
                .addProperty("filter", reference())
                .addProperty("q", text("Words as a person types them, the last one as the beginning of a word."))
                .addProperty(
                        FieldTable.SORT,
                        either(
                                        text("Field names separated by commas, a dash before those that descend."),
                                        array(text("A field name, with a dash before it to descend.")))
                                .description("Also accepted as `sort`. Default: " + table.defaultSort() + "."))
                .addProperty(
                        FieldTable.LIMIT,
                        number(
                                1,
                                Search.MOST_PER_PAGE,
                                "How many per page; " + Search.DEFAULT_PER_PAGE + " by default."))
                .addProperty(FieldTable.NEXT_TOKEN, text("Continues where an answer to the same query ended."))
                .addProperty(
                        "facets",
                        array(either(names(table.namesOf(SearchField::isFacet)), facet))
                                .description("Fields whose values are counted over the whole result."));
    }

    private Schema<?> filter() {
        Schema<?> field = names(table.namesOf(any -> true));
        Schema<?> value = either(text("For texts and times."), number(0, Integer.MAX_VALUE, "For counts."));
        Schema<?> list = array(reference()).minItems(1);
        return object(List.of())
                .description("An object with exactly one member, whose name is the operator. Up to "
                        + FilterReader.MOST_LEVELS + " levels deep and " + FilterReader.MOST_NODES + " nodes large.")
                .minProperties(1)
                .maxProperties(1)
                .addProperty("and", list)
                .addProperty("or", list)
                .addProperty("not", reference())
                .addProperty(
                        "eq",
                        object(List.of("field", "value"))
                                .description("The field has that value; texts without regard to case and accents.")
                                .addProperty("field", field)
                                .addProperty("value", value))
                .addProperty(
                        "in",
                        object(List.of("field", "values"))
                                .description("The field has one of those values.")
                                .addProperty("field", field)
                                .addProperty("values", array(value).minItems(1).maxItems(FilterReader.MOST_VALUES)))
                .addProperty(
                        "range",
                        object(List.of("field"))
                                .description(
                                        "The field, a count or a time, lies within the bounds: at least one of them.")
                                .addProperty("field", field)
                                .addProperty("gt", value)
                                .addProperty("gte", value)
                                .addProperty("lt", value)
                                .addProperty("lte", value))
                .addProperty(
                        "exists",
                        object(List.of("field"))
                                .description("The field has a value.")
                                .addProperty("field", field))
                .addProperty(
                        "prefix",
                        object(List.of("field", "value"))
                                .description("The field, a text, begins like that.")
                                .addProperty("field", field)
                                .addProperty("value", text("The beginning.")))
                .addProperty(
                        "participation",
                        object(List.of("event", "as"))
                                .description("Takes part in the event in that role.")
                                .addProperty("event", text("The event's id."))
                                .addProperty("as", names(table.roles())));
    }

    private Schema<?> reference() {
        return new Schema<>().$ref(SCHEMAS + filterName);
    }

    private static Schema<?> object(List<String> required) {
        Schema<?> schema = type("object").additionalProperties(false);
        return required.isEmpty() ? schema : schema.required(required);
    }

    private static Schema<?> array(Schema<?> items) {
        return type("array").items(items);
    }

    private static Schema<?> text(String description) {
        return type("string").description(description);
    }

    private static Schema<?> number(int least, int most, String description) {
        return type("integer")
                .minimum(BigDecimal.valueOf(least))
                .maximum(BigDecimal.valueOf(most))
                .description(description);
    }

    private static Schema<?> names(List<String> names) {
        Schema<Object> schema = new JsonSchema();
        schema.addType("string");
        names.forEach(schema::addEnumItemObject);
        return schema;
    }

    private static Schema<?> either(Schema<?> one, Schema<?> other) {
        return new Schema<>().addOneOfItem(one).addOneOfItem(other);
    }

    private static Schema<?> type(String name) {
        Schema<?> schema = new JsonSchema();
        schema.addType(name);
        return schema;
    }
}
