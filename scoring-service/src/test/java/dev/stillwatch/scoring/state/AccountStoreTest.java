package dev.stillwatch.scoring.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.platform.epoch.LanePosition;
import dev.stillwatch.platform.epoch.Watermarks;
import dev.stillwatch.scoring.account.AccountState;
import dev.stillwatch.scoring.account.Part;
import dev.stillwatch.scoring.evidence.Conformity;
import dev.stillwatch.scoring.sample.Activities;
import dev.stillwatch.scoring.telemetry.ScoringMetrics;
import dev.stillwatch.scoring.telemetry.ScoringMetrics.Count;
import dev.stillwatch.scoring.telemetry.Stage;
import dev.stillwatch.sketch.activity.Releases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(WithBacking.class)
class AccountStoreTest {

    private final Stores stores;
    private final AccountStore store;

    AccountStoreTest(Backing backing) {
        this.stores = new Stores(backing, 3);
        this.store = stores.get(AccountStore.class);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void givesBackWhatWasKept(Part part) {
        AccountState settled = new AccountState(
                5_978_304,
                Activities.of("a", 0.5, 30, 2),
                Conformity.none().taken(Activities.of("a", 0.5, 30, 2)),
                OptionalLong.of(1_793_491_500_000L),
                "cohort-ä",
                1_793_491_800_000L,
                part);
        AccountState fresh = state(7);
        store.write(Map.of("a", settled, "b", fresh), Map.of(0, Set.of("a"), 2, Set.of("b")));

        assertThat(store.read(Stage.ACCOUNTS, List.of("a", "b", "unknown")))
                .isEqualTo(Map.of("a", settled, "b", fresh));
    }

    @Test
    void neverGoesBackBehindALaterEpoch() {
        store.write(Map.of("a", state(9)), Map.of());

        assertThatThrownBy(() -> store.write(Map.of("a", state(8)), Map.of())).isInstanceOf(TakenOverException.class);
        assertThat(store.read(Stage.ACCOUNTS, List.of("a"))).isEqualTo(Map.of("a", state(9)));
    }

    @Test
    void keepsPositionsAndNeverBehindLaterOnes() {
        var lane = new LanePosition(17, Watermarks.awaiting(List.of("ingest/0")));
        var releases = Releases.none().with(new Releases.Released(1_200, "m, the second: new"));
        var position = new StagePosition(5, 1_500, lane, LanePosition.start(), releases);
        store.keep(Map.of(1, position));

        assertThat(store.positions(Stage.ACCOUNTS, List.of(0, 1))).isEqualTo(Map.of(1, position));
        var earlier = new StagePosition(4, 1_200, lane, LanePosition.start());
        assertThatThrownBy(() -> store.keep(Map.of(1, earlier))).isInstanceOf(TakenOverException.class);
    }

    @Test
    void listsAccountsOfAllPartitionsInOrderPageByPage() {
        Map<Integer, Set<String>> unlisted = new HashMap<>();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String account = "account-" + i;
            all.add(account);
            // Nearly all in one partition, so that the others run out early.
            unlisted.computeIfAbsent(i % 50 == 0 ? i % 3 : 1, p -> new java.util.HashSet<>())
                    .add(account);
        }
        all.sort(null);
        store.write(Map.of(), unlisted);

        List<String> listed = new ArrayList<>();
        List<String> page;
        do {
            page = stores.get(Listing.class).accounts(listed.isEmpty() ? "" : listed.getLast(), 130);
            listed.addAll(page);
        } while (page.size() == 130);

        assertThat(listed).isEqualTo(all);
    }

    @Test
    void manyAccountsTakeOneRoundTrip() {
        Map<String, AccountState> states = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            states.put("a" + i, state(3));
        }
        var metrics = stores.get(ScoringMetrics.class);

        store.write(states, Map.of(0, states.keySet()));
        assertThat(metrics.total(Count.ROUND_TRIPS, Stage.ACCOUNTS)).isEqualTo(1);
        assertThat(store.read(Stage.ACCOUNTS, states.keySet())).isEqualTo(states);
        assertThat(metrics.total(Count.ROUND_TRIPS, Stage.ACCOUNTS)).isEqualTo(2);
    }

    private static AccountState state(long epoch) {
        return new AccountState(
                epoch, Activities.of("x", 0, 2, 1), Conformity.none(), OptionalLong.empty(), "", 0, Part.MEMBER);
    }
}
