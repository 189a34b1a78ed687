package dev.eventcrm.schema.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SearchIndexTest {
    /** Fed by other fields through copy_to; no document carries it. */
    private static final String WORDS = "words";

    @ParameterizedTest
    @EnumSource
    void mapsExactlyTheFieldsOfItsDocument(SearchIndex index) {
        Set<String> mapped =
                new TreeSet<>(definition(index).at("/mappings/properties").propertyNames());
        mapped.remove(WORDS);

        assertThat(mapped).isEqualTo(fieldsOf(documentOf(index)));
    }

    @ParameterizedTest
    @EnumSource
    void refusesFieldsThatAreNotMapped(SearchIndex index) {
        assertThat(definition(index).at("/mappings/dynamic").stringValue()).isEqualTo("strict");
    }

    @ParameterizedTest
    @EnumSource
    void refreshesWithinASecondWithoutBeingAsked(SearchIndex index) {
        assertThat(definition(index).at("/settings/index/refresh_interval").stringValue())
                .isEqualTo("200ms");
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByTheNameOfItsDocuments(SearchIndex index) {
        assertThat(SearchIndex.ofDocumentName(index.documentName())).contains(index);
    }

    private static Class<? extends SearchDocument> documentOf(SearchIndex index) {
        return switch (index) {
            case USERS -> UserDocument.class;
            case EVENTS -> EventDocument.class;
            case REGISTRATIONS -> RegistrationDocument.class;
            case CAMPAIGNS -> CampaignDocument.class;
            case EMAILS -> EmailDocument.class;
            case SUPPRESSIONS -> SuppressionDocument.class;
        };
    }

    private static Set<String> fieldsOf(Class<? extends SearchDocument> document) {
        return Arrays.stream(document.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode definition(SearchIndex index) {
        return JsonMapper.shared().readTree(index.definition());
    }
}
