package dev.stillwatch.enforcement.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.stillwatch.enforcement.LedgerKeys;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerAuditTest {

    private static final int SIZE = 11;

    @Test
    void takesAnUntouchedLedgerWholly() {
        LedgerAudit audit = new LedgerAudit();

        assertThat(fault(audit, ledger())).isEmpty();
        assertThat(audit.tree().size()).isEqualTo(SIZE);
        assertThat(audit.tree().root()).isEqualTo(ledger().getLast().getRootHash());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 10})
    void findsAnEntryThatWasChanged(int index) {
        List<LedgerEntry> ledger = ledger();
        ledger.set(
                index,
                ledger.get(index).toBuilder()
                        .setKind(LedgerEntry.Kind.KIND_POLICY)
                        .build());

        assertThat(fault(new LedgerAudit(), ledger))
                .hasValueSatisfying(f -> assertThat(f.index()).isEqualTo(index));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 9})
    void findsAnEntryThatWasChangedAndHashedAnew(int index) {
        List<LedgerEntry> ledger = ledger();
        ledger.set(
                index,
                rehashed(
                        ledger.get(index),
                        e -> e.setKind(LedgerEntry.Kind.KIND_POLICY).build()));

        assertThat(fault(new LedgerAudit(), ledger))
                .hasValueSatisfying(f -> assertThat(f.index()).isEqualTo(index));
    }

    @Test
    void findsAnEntryThatWasLeftOut() {
        List<LedgerEntry> ledger = ledger();
        ledger.remove(4);

        assertThat(fault(new LedgerAudit(), ledger))
                .hasValueSatisfying(f -> assertThat(f.index()).isEqualTo(4));
    }

    @Test
    void findsEntriesThatChangedPlaces() {
        List<LedgerEntry> ledger = ledger();
        Collections.swap(ledger, 2, 7);

        assertThat(fault(new LedgerAudit(), ledger))
                .hasValueSatisfying(f -> assertThat(f.index()).isEqualTo(2));
    }

    private static LedgerEntry rehashed(
            LedgerEntry entry, java.util.function.Function<LedgerEntry.Builder, LedgerEntry> change) {
        UnaryOperator<LedgerEntry> rehash =
                e -> e.toBuilder().setLeafHash(Ledger.leafHash(e)).build();
        return rehash.apply(change.apply(entry.toBuilder()));
    }

    private static Optional<LedgerAudit.Fault> fault(LedgerAudit audit, List<LedgerEntry> ledger) {
        return ledger.stream().map(audit::take).flatMap(Optional::stream).findFirst();
    }

    private static List<LedgerEntry> ledger() {
        List<LedgerEntry> entries = new ArrayList<>();
        Ledger ledger = Ledger.empty(LedgerKeys.salts());
        for (int i = 0; i < SIZE; i++) {
            Ledger.Appended appended = ledger.append(
                    LedgerEntry.Kind.KIND_ACTION,
                    Timestamp.newBuilder().setSeconds(300L * i).build(),
                    "policy:take-down",
                    "action-" + i,
                    Action.newBuilder().setActionId("action-" + i).build());
            ledger = appended.ledger();
            entries.add(appended.entry());
        }
        return entries;
    }
}
