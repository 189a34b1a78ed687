package dev.eventcrm.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.http.AcceptedNames;
import dev.eventcrm.schema.document.SearchIndex;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class CursorTest {
    private static final FieldTable TABLE = new FieldTable(
            SearchIndex.USERS,
            AcceptedNames.USER_SEARCH,
            "id",
            List.of(
                    SearchField.ID,
                    SearchField.text("company", "c", "c"),
                    SearchField.count("attendedEventCount", "eventsAttended", "a", "1"),
                    SearchField.time("createdAt", "c")));
    private static final Sort SORT = Sort.read(List.of("company,-attendedEventCount,createdAt"), TABLE, message -> {
        throw new AssertionError(message);
    });
    private static final QueryHash QUERY = QueryHash.of("a query");

    @Provide
    Arbitrary<Position> positions() {
        return Combinators.combine(
                        Arbitraries.strings().ofMaxLength(50).injectNull(0.2),
                        Arbitraries.integers(),
                        Arbitraries.longs(),
                        Arbitraries.strings().alpha().ofMinLength(1))
                .as((company, count, time, id) -> {
                    List<@Nullable Object> values = new ArrayList<>();
                    values.add(company);
                    values.add((long) count);
                    values.add(time);
                    values.add(id);
                    return new Position(values);
                });
    }

    @Property
    void leadsToThePlaceItWasMadeFor(@ForAll("positions") Position position) {
        assertThat(Cursor.decode(Cursor.encode(position, QUERY), QUERY, SORT)).isEqualTo(position);
    }

    @Property
    void isOfNoUseForAnotherQuery(@ForAll("positions") Position position) {
        assertThat(Cursor.decode(Cursor.encode(position, QUERY), QueryHash.of("another"), SORT))
                .isInstanceOfSatisfying(
                        Cursor.Refused.class,
                        refused -> assertThat(refused.message()).contains("another query"));
    }

    @Property
    void isRefusedWithAnyByteChanged(
            @ForAll("positions") Position position,
            @ForAll int where,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] bytes = Base64.getUrlDecoder().decode(Cursor.encode(position, QUERY));
        bytes[Math.floorMod(where, bytes.length)] ^= (byte) change;

        assertThat(Cursor.decode(Base64.getUrlEncoder().encodeToString(bytes), QUERY, SORT))
                .isInstanceOfSatisfying(
                        Cursor.Refused.class,
                        refused -> assertThat(refused.message()).contains("damaged"));
    }

    @Property
    void isRefusedWithItsEndCutOff(@ForAll("positions") Position position, @ForAll int where) {
        String token = Cursor.encode(position, QUERY);

        assertThat(Cursor.decode(token.substring(0, Math.floorMod(where, token.length())), QUERY, SORT))
                .isInstanceOf(Cursor.Refused.class);
    }

    @Property
    void anyOtherTextIsRefused(@ForAll String text) {
        assertThat(Cursor.decode(text, QUERY, SORT)).isInstanceOf(Cursor.Refused.class);
    }

    @Example
    void valuesThatOpenSearchWouldNotTakeAreRefused() {
        List<@Nullable Object> values = new ArrayList<>(List.of("x", Long.MAX_VALUE, 1L, "u1"));

        assertThat(Cursor.decode(Cursor.encode(new Position(values), QUERY), QUERY, SORT))
                .isInstanceOf(Cursor.Refused.class);
    }

    @Example
    void aFingerprintTellsFiltersApartByWhatTheyHold() {
        SearchField company = TABLE.find("company").orElseThrow();

        assertThat(fingerprint(new Filter.AnyOf(company, List.of(new Value.Text("a, b")))))
                .isNotEqualTo(
                        fingerprint(new Filter.AnyOf(company, List.of(new Value.Text("a"), new Value.Text("b")))));
    }

    private static QueryHash fingerprint(Filter filter) {
        return new Search(SearchIndex.USERS, filter, SORT, 10, null, List.of()).fingerprint();
    }
}
