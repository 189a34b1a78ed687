package dev.eventcrm.test.oracle;

import dev.eventcrm.schema.document.UserDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random questions about given people: most values in them are values of those people, spelt some way or other, so that
 * answers are seldom empty.
 */
public final class Questions {
    /** How deep random trees are at most. */
    private static final int DEPTH = 4;

    private static final List<String> FOREIGN_TEXTS = List.of("Nobody", "x", "techcorp ", "%", "*", "\"", "a OR b");

    private final List<UserDocument> people;

    private Questions(List<UserDocument> people) {
        this.people = people;
    }

    /**
     * Questions about those people.
     *
     * @param people one or more
     */
    public static Questions about(List<UserDocument> people) {
        return new Questions(people);
    }

    /** Random filter trees. */
    public Arbitrary<FilterTree> trees() {
        return trees(DEPTH);
    }

    private Arbitrary<FilterTree> trees(int depth) {
        if (depth == 1) {
            return leaves();
        }
        Arbitrary<List<FilterTree>> several =
                Arbitraries.lazy(() -> trees(depth - 1)).list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.frequencyOf(
                Tuple.of(3, leaves()),
                Tuple.of(2, several.map(FilterTree.And::new)),
                Tuple.of(2, several.map(FilterTree.Or::new)),
                Tuple.of(1, Arbitraries.lazy(() -> trees(depth - 1)).map(FilterTree.Not::new)));
    }

    private Arbitrary<FilterTree> leaves() {
        Arbitrary<String> anyField = Arbitraries.of(PersonFields.SORTABLE);
        return Arbitraries.frequencyOf(
                Tuple.of(4, anyField.flatMap(field -> values(field).map(value -> new FilterTree.Eq(field, value)))),
                Tuple.of(
                        2,
                        anyField.flatMap(field -> values(field)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4)
                                .map(values -> new FilterTree.In(field, values)))),
                Tuple.of(3, Arbitraries.of(ordered()).flatMap(this::ranges)),
                Tuple.of(1, anyField.map(FilterTree.Exists::new)),
                Tuple.of(
                        2,
                        Arbitraries.of(textual())
                                .flatMap(field -> starts(field).map(start -> new FilterTree.Prefix(field, start)))),
                Tuple.of(
                        2,
                        Combinators.combine(events(), Arbitraries.of(PersonFields.ROLES))
                                .as(FilterTree.Participation::new)));
    }

    private static List<String> ordered() {
        List<String> fields = new ArrayList<>(PersonFields.COUNTS);
        fields.addAll(PersonFields.TIMES);
        return fields;
    }

    private static List<String> textual() {
        List<String> fields = new ArrayList<>(PersonFields.FOLDED);
        fields.addAll(PersonFields.EXACT);
        return fields;
    }

    private Arbitrary<FilterTree> ranges(String field) {
        return Combinators.combine(
                        values(field).injectNull(0.3),
                        Arbitraries.of(true, false),
                        values(field).injectNull(0.3),
                        Arbitraries.of(true, false))
                .as((one, fromIncluded, other, toIncluded) -> {
                    boolean isUpsideDown = one != null && other != null && PersonFields.compare(one, other) > 0;
                    Object from = isUpsideDown ? other : one;
                    Object to = isUpsideDown ? one : other;
                    return from == null && to == null
                            ? new FilterTree.Exists(field)
                            : new FilterTree.Range(field, from, fromIncluded, to, toIncluded);
                });
    }

    /** Values as a filter tree takes them: strings, integers, instants. */
    private Arbitrary<Object> values(String field) {
        if (PersonFields.COUNTS.contains(field)) {
            return Arbitraries.integers().between(0, 5).asGeneric();
        }
        if (PersonFields.TIMES.contains(field)) {
            return moments(field).asGeneric();
        }
        return texts(field).asGeneric();
    }

    private Arbitrary<Instant> moments(String field) {
        return Combinators.combine(
                        Arbitraries.of(people),
                        Arbitraries.of(Duration.ZERO, Duration.ZERO, Duration.ofNanos(1), Duration.ofMillis(-1)))
                .as((person, off) ->
                        ((Instant) Objects.requireNonNull(PersonFields.original(person, field))).plus(off));
    }

    private Arbitrary<String> texts(String field) {
        List<String> known = people.stream()
                .map(person -> PersonFields.original(person, field))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .toList();
        Arbitrary<String> foreign = Arbitraries.of(FOREIGN_TEXTS);
        return known.isEmpty()
                ? foreign
                : Arbitraries.frequencyOf(
                        Tuple.of(9, Arbitraries.of(known).flatMap(Questions::spellings)), Tuple.of(1, foreign));
    }

    private static Arbitrary<String> spellings(String text) {
        return Arbitraries.of(text, text.toUpperCase(Locale.ROOT), text.toLowerCase(Locale.ROOT), Folding.of(text));
    }

    private Arbitrary<String> starts(String field) {
        return Combinators.combine(texts(field), Arbitraries.integers().between(1, 6))
                .as((text, length) -> text.substring(
                        0, text.offsetByCodePoints(0, Math.min(length, text.codePointCount(0, text.length())))))
                .filter(start -> !start.isBlank());
    }

    private static Arbitrary<String> events() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.of(GeneratedPeople.EVENTS)), Tuple.of(1, Arbitraries.just("no-such-event")));
    }

    /** Random words as a person types them. */
    public Arbitrary<String> words() {
        return Arbitraries.of(people)
                .map(PersonFields::words)
                .filter(words -> words.stream().anyMatch(Questions::isPlain))
                .flatMap(words -> {
                    List<String> plain =
                            words.stream().filter(Questions::isPlain).toList();
                    return Combinators.combine(
                                    Arbitraries.of(plain).list().ofMaxSize(2),
                                    Arbitraries.of(plain),
                                    Arbitraries.integers().between(1, 8))
                            .as((whole, last, length) ->
                                    String.join(" ", whole) + " " + last.substring(0, Math.min(length, last.length())));
                })
                .map(String::strip);
    }

    /** What other scripts take for a word is beyond a brute-force oracle. */
    private static boolean isPlain(String word) {
        return word.chars().allMatch(letter -> letter < 0x80);
    }

    /** Random query parameters. */
    public Arbitrary<SimpleFilter> simpleFilters() {
        Arbitrary<List<SimpleFilter.Parameter>> texts = Arbitraries.of(textual())
                .flatMap(field -> texts(field)
                        .filter(text -> !text.isBlank())
                        .map(text -> new SimpleFilter.Parameter(field, text))
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(2));
        Arbitrary<List<SimpleFilter.Parameter>> counts = Combinators.combine(
                        Arbitraries.of(
                                "eventsHostedMin",
                                "eventsHostedMax",
                                "eventsAttendedMin",
                                "eventsAttendedMax",
                                "hostedEventCount"),
                        Arbitraries.integers().between(0, 4))
                .as((name, bound) -> List.of(new SimpleFilter.Parameter(name, bound.toString())));
        Arbitrary<List<SimpleFilter.Parameter>> times = Combinators.combine(
                        Arbitraries.of("createdFrom", "createdTo", "updatedFrom", "updatedTo"),
                        moments("createdAt"),
                        Arbitraries.of(true, false))
                .as((name, moment, wholeDay) -> List.of(new SimpleFilter.Parameter(
                        name,
                        wholeDay ? moment.atZone(ZoneOffset.UTC).toLocalDate().toString() : moment.toString())));
        Arbitrary<List<SimpleFilter.Parameter>> roles = Combinators.combine(
                        Arbitraries.of("registeredFor", "waitlistedFor", "checkedInAt", "hostOf"), events())
                .as((name, event) -> List.of(new SimpleFilter.Parameter(name, event)));
        Arbitrary<List<SimpleFilter.Parameter>> typed =
                words().map(words -> List.of(new SimpleFilter.Parameter("q", words)));
        return Arbitraries.frequencyOf(
                        Tuple.of(6, texts),
                        Tuple.of(3, counts),
                        Tuple.of(2, times),
                        Tuple.of(2, roles),
                        Tuple.of(1, typed))
                .list()
                .ofMaxSize(3)
                .map(Questions::withoutClashes);
    }

    /** Of parameters that may be given once, or that would contradict each other, the first one. */
    private static SimpleFilter withoutClashes(List<List<SimpleFilter.Parameter>> groups) {
        List<SimpleFilter.Parameter> parameters = new ArrayList<>();
        List<String> bases = new ArrayList<>();
        for (List<SimpleFilter.Parameter> group : groups) {
            String base = group.getFirst().name().replaceAll("(Min|Max|From|To)$", "");
            if (!bases.contains(base)) {
                bases.add(base);
                parameters.addAll(group);
            }
        }
        return new SimpleFilter(parameters);
    }

    /** Random sort orders of one to three fields. */
    public Arbitrary<SortOrder> sortOrders() {
        return Combinators.combine(Arbitraries.of(PersonFields.SORTABLE), Arbitraries.of(true, false))
                .as(SortOrder.Key::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .uniqueElements(SortOrder.Key::field)
                .map(SortOrder::new);
    }

    /** Random fields whose values can be counted, each at most once. */
    public Arbitrary<List<String>> facets() {
        return Arbitraries.of(PersonFields.FACETS).list().ofMaxSize(3).uniqueElements();
    }
}
