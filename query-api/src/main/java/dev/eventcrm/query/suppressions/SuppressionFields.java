package dev.eventcrm.query.suppressions;

import static dev.eventcrm.query.search.SearchField.choice;
import static dev.eventcrm.query.search.SearchField.exact;
import static dev.eventcrm.query.search.SearchField.time;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.http.query.Parameter;
import dev.eventcrm.http.query.ParameterTable;
import dev.eventcrm.http.query.Parameters;
import dev.eventcrm.query.search.FieldParameters;
import dev.eventcrm.query.search.FieldTable;
import dev.eventcrm.query.search.Filter;
import dev.eventcrm.query.search.SearchField;
import dev.eventcrm.query.search.Value;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.AddressHashes;
import dev.eventcrm.schema.item.Suppression;
import java.util.List;

/**
 * Every field by which the suppression list can be searched: one line each. The index must map the field (see {@code
 * suppressions.json} in schema).
 */
final class SuppressionFields {
    static final FieldTable TABLE = new FieldTable(
            SearchIndex.SUPPRESSIONS,
            AcceptedNames.SUPPRESSION_SEARCH,
            "-suppressedAt",
            List.of(
                    SearchField.ID.describedAs("The hash of the address", "841240d2a5b6654b3ae21fc4499db7b764c3"),
                    choice("cause", Suppression.Cause.apiNames(), "Why the address must not be mailed"),
                    time("suppressedAt", "Since when it must not be mailed"),
                    exact("emailId", "The id of the mail that led to it", "c1_841240d2a5b6654b3ae21fc4499db7b764c3")));

    private static final Parameter ADDRESS = new Parameter(
            "address",
            new Parameter.Shape.Text(),
            true,
            "The e-mail address, in any spelling of upper and lower case. Given several times, any of the values will do.",
            "alice@example.com");

    /** What the list takes. */
    static final ParameterTable LIST_PARAMETERS = TABLE.listParameters(ADDRESS);

    private SuppressionFields() {}

    /**
     * The filter that the list's query parameters mean. The list knows addresses by their hash, so that an address is found
     * as a whole or not at all.
     *
     * @param parameters the query string
     * @param addresses the hashes of addresses
     */
    static Filter filter(Parameters parameters, AddressHashes addresses) {
        List<Value.Text> hashes = parameters.all(ADDRESS.name()).stream()
                .flatMap(address -> addresses.all(address).stream())
                .map(Value.Text::new)
                .toList();
        return new Filter.And(List.of(
                hashes.isEmpty() ? Filter.EVERYTHING : new Filter.AnyOf(SearchField.ID, hashes),
                FieldParameters.read(TABLE, parameters)));
    }
}
