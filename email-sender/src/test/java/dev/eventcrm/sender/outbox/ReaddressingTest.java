package dev.eventcrm.sender.outbox;

import static dev.eventcrm.test.EmailItemBuilder.anEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.schema.item.FailureReason;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.test.TestAddresses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReaddressingTest {
    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void theMailGoesOnInARowOfTheNewAddress() {
        EmailItem row = anEmail().to("u1").at("old@example.com").build();

        List<EmailItem> next = Readdressing.decide(row, TestAddresses.emailId("c1", "new@example.com"), null, NOW);

        assertThat(next).hasSize(2);
        assertThat(next.getFirst().itemVersion().isDeleted()).isTrue();
        assertThat(next.getFirst().sending().reason()).isEqualTo(FailureReason.ADDRESS_CHANGED);
        assertThat(next.getLast().emailId()).isEqualTo(TestAddresses.emailId("c1", "new@example.com"));
        assertThat(next.getLast().userId()).isEqualTo("u1");
        assertThat(next.getLast().itemVersion().version()).isEqualTo(1);
        assertThat(SendTransitions.isDue(next.getLast(), NOW)).isTrue();
    }

    @Test
    void anAddressThatHasItsMailGetsNoOther() {
        EmailItem row = anEmail().to("u1").at("old@example.com").build();
        EmailItem sent = anEmail().to("u2").at("new@example.com").sentAt(NOW).build();

        assertThat(Readdressing.decide(row, TestAddresses.emailId("c1", "new@example.com"), sent, NOW))
                .singleElement()
                .satisfies(ended -> {
                    assertThat(ended.sending().status()).isEqualTo(EmailStatus.SKIPPED);
                    assertThat(ended.sending().reason()).isEqualTo(FailureReason.ADDRESS_TAKEN);
                });
    }

    /** However addresses have changed hands, in whatever order the rows are looked at. */
    @Property
    void everybodyEndsWithOneRowOfTheirOwnAddress(
            @ForAll @IntRange(min = 1, max = 8) int people, @ForAll @IntRange(max = 8) int fresh, @ForAll long seed) {
        Random random = new Random(seed);
        List<String> addresses = new ArrayList<>(IntStream.range(0, people + fresh)
                .mapToObj(number -> "a" + number + "@example.com")
                .toList());
        Map<ItemKey, EmailItem> table = new HashMap<>();
        for (int number = 0; number < people; number++) {
            EmailItem row = anEmail().to("u" + number).at(addresses.get(number)).build();
            table.put(row.key(), row);
        }
        Collections.shuffle(addresses, random);
        Map<String, String> addressOf = new HashMap<>();
        for (int number = 0; number < people; number++) {
            addressOf.put("u" + number, addresses.get(number));
        }

        Set<ItemKey> right = new HashSet<>();
        for (List<EmailItem> open = open(table, right); !open.isEmpty(); open = open(table, right)) {
            EmailItem row = open.get(random.nextInt(open.size()));
            String address = Objects.requireNonNull(addressOf.get(row.userId()));
            EmailId wanted = TestAddresses.emailId("c1", address);
            if (wanted.equals(row.emailId())) {
                right.add(row.key());
            } else {
                Readdressing.decide(row, TestAddresses.emailId("c1", address), table.get(wanted.key()), NOW)
                        .forEach(next -> table.put(next.key(), next));
            }
        }

        assertThat(table.values().stream()
                        .filter(row -> !row.itemVersion().isDeleted())
                        .toList())
                .hasSize(people)
                .allSatisfy(row -> assertThat(row.emailId())
                        .isEqualTo(TestAddresses.emailId("c1", Objects.requireNonNull(addressOf.get(row.userId())))))
                .extracting(EmailItem::userId)
                .doesNotHaveDuplicates();
    }

    private static List<EmailItem> open(Map<ItemKey, EmailItem> table, Set<ItemKey> right) {
        return table.values().stream()
                .filter(row -> SendTransitions.isDue(row, NOW) && !right.contains(row.key()))
                .toList();
    }
}
