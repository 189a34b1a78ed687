package dev.eventcrm.sender.store;

import static dev.eventcrm.test.EmailItemBuilder.anEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EmailStatus;
import dev.eventcrm.sender.Ledger;
import dev.eventcrm.sender.store.WriteResult.VersionConflict;
import dev.eventcrm.sender.store.WriteResult.Written;
import dev.eventcrm.test.DynamoDbLocal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of several who write, one does, and the others get to know what it wrote. */
class TableTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Table table = Tables.shared();
    private final EmailItem pending = anEmail().to("u1").build();
    private final EmailItem sent = anEmail().to("u1").atVersion(2).sentAt(NOON).build();

    @BeforeEach
    void oneRow() {
        DynamoDbLocal.shared().reset();
        Ledger.put(pending);
    }

    @Test
    void theNextVersionReplacesTheOneBeforeIt() throws InterruptedException {
        assertThat(table.replace(sent)).isEqualTo(new Written());

        assertThat(Ledger.row(pending)).isEqualTo(sent);
    }

    @Test
    void whoComesSecondWritesNothingAndIsToldHowItStands() throws InterruptedException {
        Ledger.put(sent);

        assertThat(table.replace(anEmail()
                        .to("u1")
                        .atVersion(2)
                        .in(EmailStatus.SUBMITTING, NOON)
                        .build()))
                .isEqualTo(new VersionConflict(sent.toAttributes()));

        assertThat(Ledger.row(pending)).isEqualTo(sent);
    }

    @Test
    void aWriteThatIsSentAgainAsItsAnswerWasLostIsWritten() throws InterruptedException {
        table.replace(sent);

        assertThat(table.replace(sent)).isEqualTo(new Written());
    }

    @Test
    void whatIsNotThereCannotBeReplaced() throws InterruptedException {
        EmailItem nowhere = anEmail().to("u2").atVersion(2).sentAt(NOON).build();

        assertThat(table.replace(nowhere)).isInstanceOf(VersionConflict.class);

        assertThat(Ledger.item(nowhere.key())).isEmpty();
    }

    @Test
    void aRowThatIsThereStaysAndIsTold() throws InterruptedException {
        EmailItem another = anEmail().to("u2").build();
        Ledger.put(sent);

        try (NewRows rows = Tables.newRows()) {
            assertThat(rows.insert(List.of(pending, another))).containsExactly(sent);
        }

        assertThat(Ledger.row(pending)).isEqualTo(sent);
        assertThat(Ledger.row(another)).isEqualTo(another);
    }
}
