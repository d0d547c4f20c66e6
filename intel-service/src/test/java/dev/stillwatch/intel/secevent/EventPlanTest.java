package dev.stillwatch.intel.secevent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.intel.secevent.EventPlan.Next;
import dev.stillwatch.intel.secevent.EventPlan.Released;
import dev.stillwatch.intel.secevent.EventPlan.Told;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told next: what was released and holds, once, and its end. */
class EventPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

    private final Map<String, Told> told = new HashMap<>();

    @Test
    void whatWasReleasedAndHoldsIsToldOnceAndTakenBackOnce() {
        Released released = new Released("a", "c", EventType.ACCOUNT_DISABLED);
        var suspended = stands("c", "a", EventType.ACCOUNT_DISABLED, "action-1");

        List<Next> first = plan(released, suspended);
        assertThat(first).singleElement().satisfies(n -> assertThat(n.type()).isEqualTo(EventType.ACCOUNT_DISABLED));
        assertThat(plan(released, suspended))
                .as("asked again before it is written down")
                .isEqualTo(first);
        tell(first);
        assertThat(plan(released, suspended)).isEmpty();

        List<Next> back = plan(released, Map.of());
        assertThat(back).singleElement().satisfies(n -> assertThat(n.type()).isEqualTo(EventType.ACCOUNT_ENABLED));
        tell(back);
        assertThat(plan(released, Map.of())).isEmpty();

        List<Next> again = plan(released, stands("c", "a", EventType.ACCOUNT_DISABLED, "action-2"));
        assertThat(again)
                .singleElement()
                .satisfies(n -> assertThat(n.id()).isNotEqualTo(first.getFirst().id()));
    }

    @Test
    void onlyWhatWasReleasedIsToldWhateverElseIsDone() {
        Released risk = new Released("a", "c", EventType.RISK_LEVEL_CHANGE);
        assertThat(plan(risk, stands("other", "a", EventType.ACCOUNT_DISABLED, "x")))
                .as("another campaign")
                .isEmpty();
        assertThat(plan(risk, stands("c", "b", EventType.ACCOUNT_DISABLED, "x")))
                .as("another account")
                .isEmpty();
        List<Next> next = plan(risk, stands("c", "a", EventType.ACCOUNT_DISABLED, "x"));
        assertThat(next)
                .singleElement()
                .satisfies(n ->
                        assertThat(n.type()).as("no more than was released").isEqualTo(EventType.RISK_LEVEL_CHANGE));
        assertThat(plan(
                        new Released("a", "c", EventType.ACCOUNT_DISABLED),
                        stands("c", "a", EventType.RISK_LEVEL_CHANGE, "x")))
                .isEmpty();
    }

    @Test
    void anAccountThatAnotherCampaignHoldsIsNotSaidToBeFree() {
        Released released = new Released("a", "c", EventType.ACCOUNT_DISABLED);
        tell(plan(released, stands("c", "a", EventType.ACCOUNT_DISABLED, "x")));
        assertThat(plan(released, stands("other", "a", EventType.ACCOUNT_DISABLED, "y")))
                .isEmpty();
    }

    private List<Next> plan(Released released, Map<String, Map<String, AccountStand>> stands) {
        return EventPlan.of("stream", List.of(released), stands, a -> Optional.ofNullable(told.get(a)), NOW);
    }

    private void tell(List<Next> events) {
        events.forEach(n -> told.put(n.account(), new Told(n.id(), n.type(), n.adverse())));
    }

    private static Map<String, Map<String, AccountStand>> stands(
            String campaign, String account, EventType type, String action) {
        return Map.of(campaign, Map.of(account, new AccountStand(type, action, NOW.minusSeconds(60))));
    }
}
