package dev.eventcrm.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.query.search.FieldTable;
import dev.eventcrm.query.search.FieldType;
import dev.eventcrm.query.search.SearchField;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds a table of fields against the index that must map them. */
public final class Mappings {
    private Mappings() {}

    /** Every field of the table is mapped as its type needs it, and stands in the documents. */
    public static void assertFit(FieldTable table, Class<? extends Record> document) {
        JsonNode definition = JsonMapper.shared().readTree(table.index().definition());
        JsonNode properties = definition.get("mappings").get("properties");
        List<String> components = Arrays.stream(document.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertThat(table.fields()).allSatisfy(field -> {
            assertThat(components).contains(field.name());
            JsonNode property = properties.path(field.name());
            assertThat(property.path("type").stringValue("missing"))
                    .as(field.name())
                    .isEqualTo(typeOf(field));
            assertThat(property.path("index").booleanValue(true))
                    .as(field.name())
                    .isTrue();
            assertThat(property.path("normalizer").stringValue("none"))
                    .as(field.name())
                    .isEqualTo(field.type() instanceof FieldType.Text ? "folded" : "none");
            if (field.isFacet() && field.type() instanceof FieldType.Text) {
                assertThat(property.path("fields").path("raw").path("type").stringValue("missing"))
                        .as(field.name() + ".raw")
                        .isEqualTo("keyword");
            }
        });
    }

    private static String typeOf(SearchField field) {
        return switch (field.type()) {
            case FieldType.Text _, FieldType.Exact _, FieldType.Choice _, FieldType.Participation _ -> "keyword";
            case FieldType.Count _ -> "integer";
            case FieldType.Time _ -> "date";
        };
    }

    /** Counts of a facet are exact because nothing is merged from several shards. */
    public static void assertOneShard(FieldTable table) {
        JsonNode settings =
                JsonMapper.shared().readTree(table.index().definition()).get("settings");
        assertThat(settings.get("index").get("number_of_shards").intValue()).isEqualTo(1);
    }
}
