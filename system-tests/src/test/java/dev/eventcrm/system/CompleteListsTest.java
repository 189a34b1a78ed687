package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.aUser;
import static dev.eventcrm.system.Fixtures.anEvent;
import static dev.eventcrm.system.Fixtures.unique;
import static dev.eventcrm.system.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.UserItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.databind.JsonNode;

/** A list holds everything that it should and nothing else, on one page or on many, also while it grows. */
class CompleteListsTest {
    private static final RunningStack STACK = RunningStack.shared();
    private static final Api API = STACK.api();
    private static final String OWNER = API.created("/users", aUser()).string("id");

    @Example
    void theListsOfEventsAndPeopleEqualTheTable() {
        STACK.awaitEqualReadModel();
        List<ProjectedItem> items = STACK.readModel().items();

        assertThat(pages(API, "/events?limit=200", "events"))
                .containsExactlyInAnyOrderElementsOf(alive(items, EventItem.class));
        assertThat(pages(API, "/users?limit=200", "users"))
                .containsExactlyInAnyOrderElementsOf(alive(items, UserItem.class));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void pagesJoinedEqualTheWhole(
            @ForAll @IntRange(min = 1, max = 12) int events, @ForAll @IntRange(min = 1, max = 5) int limit) {
        String venue = unique("venue");
        Answer[] created = IntStream.range(0, events)
                .mapToObj(_ -> API.created("/events", with(anEvent(OWNER), "venue", venue)))
                .toArray(Answer[]::new);

        List<String> joined = pages(
                API.seeing(created), "/events" + Api.query("venue", venue, "limit", Integer.toString(limit)), "events");

        assertThat(joined)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, events)
                        .mapToObj(i -> created[i].string("id"))
                        .toList());
    }

    @Example
    void pagingNeitherRepeatsNorSkipsWhilePeopleAreInserted() {
        String company = unique("Growing");
        List<Answer> before = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            before.add(API.created("/users", with(with(aUser(), "company", company), "lastName", "N" + i)));
        }
        Api seeing = API.seeing(before.toArray(Answer[]::new));
        AtomicBoolean ending = new AtomicBoolean();
        Thread inserting = Thread.startVirtualThread(() -> {
            for (int i = 0; !ending.get() && i < 2_000; i++) {
                API.created("/users", with(with(aUser(), "company", company), "lastName", "N" + i));
            }
        });

        List<String> joined = pages(seeing, "/users" + Api.query("company", company, "limit", "7"), "users");

        ending.set(true);
        assertThat(joined)
                .doesNotHaveDuplicates()
                .containsAll(before.stream().map(answer -> answer.string("id")).toList());
        join(inserting);
    }

    private static Set<String> alive(List<ProjectedItem> items, Class<? extends ProjectedItem> kind) {
        return items.stream()
                .filter(kind::isInstance)
                .filter(item -> !item.itemVersion().isDeleted())
                .map(ProjectedItem::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> pages(Api api, String path, String name) {
        List<String> ids = new ArrayList<>();
        String next = "";
        while (true) {
            JsonNode page = api.found(path + next).json();
            page.get(name).forEach(entry -> ids.add(entry.get("id").asString()));
            assertThat(page.get("count").asInt()).isEqualTo(page.get(name).size());
            if (!page.get("hasMore").asBoolean()) {
                return ids;
            }
            next = "&nextToken=" + page.get("nextToken").asString();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
