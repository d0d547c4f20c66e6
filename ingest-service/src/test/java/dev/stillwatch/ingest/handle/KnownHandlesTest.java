package dev.stillwatch.ingest.handle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownHandlesTest {

    private static final int DAYS = 30;
    private static final long HANDLE = 77;
    private static final Holder ALICE = new Holder(1, 0, 11);
    private static final Holder ALICE_ELSEWHERE = new Holder(1, 0, 12);
    private static final Holder BOB = new Holder(2, 0, 21);
    private static final Holder COLLEAGUE_ONE = new Holder(3, 9, 31);
    private static final Holder COLLEAGUE_TWO = new Holder(4, 9, 31);

    private final KnownHandles known = new KnownHandles(Map.of(), DAYS);

    @Test
    void aHandlePresentedInItsOwnConversationIsNothing() {
        issue(ALICE, 0);

        assertThat(present(ALICE, 1)).isEqualTo(Provenance.NONE);
    }

    @Test
    void aHandlePresentedByAnotherAccountIsForeign() {
        issue(ALICE, 0);

        assertThat(present(BOB, 1)).isEqualTo(new Provenance(1, 0));
    }

    @Test
    void aHandlePresentedInAnotherConversationOfItsAccountIsSaidApart() {
        issue(ALICE, 0);

        assertThat(present(ALICE_ELSEWHERE, 1)).isEqualTo(new Provenance(0, 1));
    }

    @Test
    void aConversationThatIsNotToldIsNoOtherOne() {
        issue(ALICE, 0);

        assertThat(present(new Holder(1, 0, 0), 1)).isEqualTo(Provenance.NONE);
    }

    @Test
    void aGatewayMaySpreadAConversationOverTheAccountsOfItsOrganisation() {
        issue(COLLEAGUE_ONE, 0);

        assertThat(present(COLLEAGUE_TWO, 0)).isEqualTo(Provenance.NONE);
    }

    @Test
    void aHandleNobodyKnowsIsNothing() {
        assertThat(present(BOB, 1)).isEqualTo(Provenance.NONE);
    }

    @Test
    void aHandleThatSeveralCustomersWereGivenBlamesNobody() {
        issue(ALICE, 0);
        issue(BOB, 0);

        assertThat(present(new Holder(5, 0, 51), 1)).isEqualTo(Provenance.NONE);
    }

    @Test
    void aHandleTellsNothingAfterTheWindow() {
        issue(ALICE, 0);

        assertThat(present(BOB, DAYS)).isEqualTo(new Provenance(1, 0));
        assertThat(present(BOB, DAYS + 1)).isEqualTo(Provenance.NONE);
    }

    @Test
    void whatAnExchangeIsGivenDoesNotExcuseWhatItPresented() {
        issue(ALICE, 0);

        assertThat(known.show(new HandleUse(BOB, 1, List.of(78L), List.of(HANDLE))))
                .isEqualTo(new Provenance(1, 0));
    }

    @Test
    void showingTheSameAgainChangesNothing() {
        issue(ALICE, 0);
        Map<Long, HandleIssue> first = known.changes();
        var later = new KnownHandles(first, DAYS);

        later.show(new HandleUse(ALICE, 0, List.of(HANDLE), List.of()));

        assertThat(first).containsOnlyKeys(HANDLE);
        assertThat(later.changes()).isEmpty();
    }

    private void issue(Holder holder, int day) {
        known.show(new HandleUse(holder, day, List.of(HANDLE), List.of()));
    }

    private Provenance present(Holder holder, int day) {
        return known.show(new HandleUse(holder, day, List.of(), List.of(HANDLE)));
    }
}
