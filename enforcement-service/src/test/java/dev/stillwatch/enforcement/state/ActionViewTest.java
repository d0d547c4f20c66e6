package dev.stillwatch.enforcement.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.SwitchConfiguration;
import dev.stillwatch.enforcement.state.ActionView.Place;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.type.v1.Reason;
import dev.stillwatch.type.v1.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActionViewTest {

    private final ActionView view = new ActionView(SwitchConfiguration.NONE);

    @Test
    void gatewaysAreNotToldOfAPolicyThatMayOnlyRecord() {
        Action action = action(1)
                .setMode(Mode.MODE_ENFORCE)
                .setState(Action.State.STATE_ACTIVE)
                .build();
        view.apply(action);
        assertThat(view.strongest(action.getSubject().getAccount())).isNotNull();

        var shadow = new ActionView(new SwitchConfiguration(false, false, List.of(action.getPolicyId())));
        shadow.apply(action);
        assertThat(shadow.strongest(action.getSubject().getAccount())).isNull();
        assertThat(shadow.get(action.getActionId())).contains(action);
    }

    @Test
    void givesEveryActionAsItWasInTheOrderTheyWereDecided() {
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < 3_500; i++) {
            actions.add(action(i).build());
        }
        List<Action> shuffled = new ArrayList<>(actions);
        Collections.shuffle(shuffled, new Random(5));
        shuffled.forEach(view::apply);

        actions.sort(Comparator.<Action>comparingLong(a -> EventTime.millis(a.getDecidedAt()))
                .thenComparing(Action::getActionId));
        assertThat(view.after(Place.START)).containsExactlyElementsOf(actions);
        Action middle = actions.get(1_700);
        assertThat(view.after(new Place(EventTime.millis(middle.getDecidedAt()), middle.getActionId())))
                .containsExactlyElementsOf(actions.subList(1_701, actions.size()));
        assertThat(view.get(middle.getActionId())).contains(middle);
        assertThat(view.get("act-none")).isEmpty();
    }

    @Test
    void theNewestRecordOfAnActionReplacesTheEarlier() {
        Action active = action(1).build();
        Action reversed = active.toBuilder()
                .setState(Action.State.STATE_REVERSED)
                .setReversedBy("kim")
                .setReversedAt(EventTime.timestamp(9_000))
                .build();
        view.apply(active);
        view.apply(action(2).build());
        assertThat(view.strongest("account-1")).isNotNull();

        view.apply(reversed);

        assertThat(view.strongest("account-1")).isNull();
        assertThat(view.strongest("account-2")).isNotNull();
        assertThat(view.get(active.getActionId())).contains(reversed);
        assertThat(view.after(Place.START)).hasSize(2);
    }

    @Test
    void findsTheActionsOfOneAccount() {
        for (int i = 0; i < 50; i++) {
            view.apply(action(i)
                    .setSubject(Subject.newBuilder().setAccount("account-" + i % 7))
                    .build());
        }

        assertThat(view.after(Place.START, "account-3"))
                .hasSize(7)
                .allSatisfy(a -> assertThat(a.getSubject().getAccount()).isEqualTo("account-3"));
    }

    @Test
    void whatIsOnlyInTheShadowTakesNoEffect() {
        view.apply(action(1).setMode(Mode.MODE_SHADOW).build());

        assertThat(view.strongest("account-1")).isNull();
        assertThat(view.after(Place.START)).hasSize(1);
    }

    private static Action.Builder action(int i) {
        return Action.newBuilder()
                .setActionId("act-" + Integer.toHexString(i * 0x9E3779B9))
                .setSubject(Subject.newBuilder().setAccount("account-" + i))
                .setKind(ActionKind.ACTION_KIND_SUSPEND)
                .setMode(Mode.MODE_ENFORCE)
                .setState(Action.State.STATE_ACTIVE)
                .setDecidedAt(EventTime.timestamp(300_000L * (i % 13)))
                .setExpiresAt(EventTime.timestamp(90_000_000L))
                .setPolicyId("take-down")
                .setPolicyVersion("default@1")
                .addReasons(Reason.newBuilder().setSignal("signal-" + i % 3).setWeight(i % 5))
                .setCampaignId("campaign-" + i % 4)
                .setExchangesBefore(i);
    }
}
