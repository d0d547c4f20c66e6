package dev.stillwatch.ingest.handle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KnownHandlesTest {

    private static final int DAYS = 30;
    private static final long HANDLE = 77;
    private static final Holder ALICE = new Holder(1, 0, 11);
    private static final Holder ALICE_ELSEWHERE = new Holder(1, 0, 12);
    private static final Holder BOB = new Holder(2, 0, 21);
    private static final Holder COLLEAGUE_ONE = new Holder(3, 9, 31);
    private static final Holder COLLEAGUE_TWO = new Holder(4, 9, 31);

    private static final Provenance FROM_ALICE = new Provenance(1, 0, List.of(ALICE.account()));

    private final KnownHandles known = new KnownHandles(Map.of(), DAYS);

    @Test
    void aHandlePresentedInItsOwnConversationIsNothing() {
        issue(ALICE, 0);

        assertThat(present(ALICE, 1)).isEqualTo(Provenance.NONE);
    }

    @Test
    void aHandlePresentedByAnotherAccountIsForeign() {
        issue(ALICE, 0);

        assertThat(present(BOB, 1)).isEqualTo(FROM_ALICE);
    }

    @Test
    void aHandlePresentedInAnotherConversationOfItsAccountIsSaidApart() {
        issue(ALICE, 0);

        assertThat(present(ALICE_ELSEWHERE, 1)).isEqualTo(new Provenance(0, 1, List.of()));
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
    void aColleagueIsOneThoughAnExchangeLacksItsOrganisation() {
        var untold = new Holder(COLLEAGUE_TWO.account(), 0, COLLEAGUE_ONE.session());
        issue(COLLEAGUE_ONE, 0);

        assertThat(present(untold, 0)).as("before it was ever told").isEqualTo(new Provenance(1, 0, List.of(3L)));
        known.show(new HandleUse(COLLEAGUE_TWO, 0, List.of(99L), List.of()));
        assertThat(present(untold, 1)).isEqualTo(Provenance.NONE);
        assertThat(present(new Holder(BOB.account(), 0, 21), 1))
                .as("whoever was in none")
                .isEqualTo(new Provenance(1, 0, List.of(3L)));
    }

    @Test
    void whatAnAccountIsGivenIsItsOrganisationsThoughTheExchangeLacksIt() {
        known.show(new HandleUse(COLLEAGUE_ONE, 0, List.of(99L), List.of()));
        issue(new Holder(COLLEAGUE_ONE.account(), 0, 31), 1);

        assertThat(present(COLLEAGUE_TWO, 2)).isEqualTo(Provenance.NONE);
    }

    @Test
    void anOrganisationIsRememberedOnlyWhenThatIsNews() {
        known.show(new HandleUse(COLLEAGUE_ONE, 0, List.of(), List.of()));
        var again = new KnownHandles(known.changes(), DAYS);

        again.show(new HandleUse(COLLEAGUE_ONE, DAYS / 2, List.of(), List.of()));
        assertThat(again.changes()).isEmpty();
        again.show(new HandleUse(COLLEAGUE_ONE, DAYS / 2 + 1, List.of(), List.of()));
        assertThat(again.changes()).hasSize(1);
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

        assertThat(present(BOB, DAYS)).isEqualTo(FROM_ALICE);
        assertThat(present(BOB, DAYS + 1)).isEqualTo(Provenance.NONE);
    }

    @Test
    void whatAnExchangeIsGivenDoesNotExcuseWhatItPresented() {
        issue(ALICE, 0);

        assertThat(known.show(new HandleUse(BOB, 1, List.of(78L), List.of(HANDLE))))
                .isEqualTo(FROM_ALICE);
    }

    @Test
    void eachAccountThatHandlesWereTakenFromIsNamedOnce() {
        known.show(new HandleUse(ALICE, 0, List.of(1L, 2L), List.of()));
        known.show(new HandleUse(COLLEAGUE_ONE, 0, List.of(3L), List.of()));

        assertThat(known.show(new HandleUse(BOB, 1, List.of(), List.of(3L, 1L, 2L))))
                .isEqualTo(new Provenance(3, 0, List.of(ALICE.account(), COLLEAGUE_ONE.account())));
    }

    @Test
    void ofAThiefWithVeryManyVictimsSomeAreNamedAndAllHandlesCounted() {
        List<Long> taken = LongStream.rangeClosed(1, 100).boxed().toList();
        taken.forEach(handle -> known.show(new HandleUse(new Holder(handle, 0, 0), 0, List.of(handle), List.of())));

        Provenance provenance = known.show(new HandleUse(new Holder(1_000, 0, 0), 1, List.of(), taken));

        assertThat(provenance.foreign()).isEqualTo(100);
        assertThat(provenance.sources()).hasSize(Provenance.MOST_SOURCES);
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
