package dev.stillwatch.enforcement.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Appeal;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.StatementOfReasons;
import dev.stillwatch.enforcement.v1.StatementOfReasons.Category;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.type.v1.Reason;
import dev.stillwatch.type.v1.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account may be told, and what nobody can learn from it. */
class StatementsTest {

    private static final Duration WITHIN = Duration.ofDays(7);
    private static final Map<ActionKind, Category> CATEGORIES = Map.of(
            ActionKind.ACTION_KIND_THROTTLE, Category.CATEGORY_SERVICE_LIMITED,
            ActionKind.ACTION_KIND_WITHHOLD_REASONING, Category.CATEGORY_SERVICE_LIMITED,
            ActionKind.ACTION_KIND_VERIFY, Category.CATEGORY_ACCESS_RESTRICTED,
            ActionKind.ACTION_KIND_SUSPEND, Category.CATEGORY_ACCESS_RESTRICTED,
            ActionKind.ACTION_KIND_TAKE_DOWN, Category.CATEGORY_ACCESS_RESTRICTED);
    private static final List<String> SIGNALS =
            List.of("templates", "elicitation", "handle_replay", "probe_lab", "shared_payment", "partner_sighting");

    @ParameterizedTest
    @EnumSource(
            value = ActionKind.class,
            names = {"UNRECOGNIZED"},
            mode = EnumSource.Mode.EXCLUDE)
    void isTheSameForEveryAccountOfACategoryToTheByte(ActionKind kind) {
        Category category = CATEGORIES.get(kind);
        var found = Statements.of(List.of(action("one", kind, "cmp-1", "coh-1", "templates")), null, WITHIN);
        if (category == null) {
            assertThat(found).isEmpty();
            return;
        }
        StatementOfReasons other = Statements.of(
                        List.of(
                                action("two", kind, "", "", "handle_replay"),
                                action("two", ActionKind.ACTION_KIND_OBSERVE, "cmp-2", "coh-2", "probe_lab")),
                        null,
                        WITHIN)
                .orElseThrow();

        assertThat(found).contains(other);
        assertThat(other.getCategory()).isEqualTo(category);
        for (ActionKind alike : CATEGORIES.keySet()) {
            if (CATEGORIES.get(alike) == category) {
                assertThat(Statements.of(List.of(action("x", alike, "c", "k", "age")), null, WITHIN))
                        .as(alike.name())
                        .contains(other);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"THROTTLE", "WITHHOLD_REASONING", "VERIFY", "SUSPEND", "TAKE_DOWN"})
    void isTheStrongestOfWhatIsInForce(String word) {
        ActionKind kind = ActionKind.valueOf("ACTION_KIND_" + word);
        var found = Statements.of(
                List.of(
                        action("a", ActionKind.ACTION_KIND_THROTTLE, "", "", "age"),
                        action("a", kind, "cmp-1", "coh-1", "age")),
                null,
                WITHIN);

        assertThat(found).hasValueSatisfying(s -> assertThat(s.getCategory()).isEqualTo(CATEGORIES.get(kind)));
    }

    @Test
    void namesNoSignalNoCohortAndNoNumber() {
        for (ActionKind kind : CATEGORIES.keySet()) {
            String text = text(Statements.of(
                            SIGNALS.stream()
                                    .map(s -> action("acc-17", kind, "cmp-beef", "coh-cafe", s))
                                    .toList(),
                            null,
                            WITHIN)
                    .orElseThrow());

            assertThat(text).isNotBlank().doesNotContainPattern("[0-9]");
            assertThat(text.toLowerCase(Locale.ROOT))
                    .doesNotContain(
                            "cohort",
                            "campaign",
                            "cluster",
                            "linked",
                            "signal",
                            "score",
                            "policy",
                            "threshold",
                            "acc-17",
                            "cmp-",
                            "coh-",
                            "act-")
                    .doesNotContain(SIGNALS);
        }
    }

    @Test
    void saysWhatTheHolderMayDoAndHowLongThatTakes() {
        StatementOfReasons statement = Statements.of(
                        List.of(action("a", ActionKind.ACTION_KIND_SUSPEND, "", "", "age")), null, WITHIN)
                .orElseThrow();

        assertThat(statement.getRightsList())
                .anyMatch(r -> r.contains("appeal"))
                .anyMatch(r -> r.contains("court"));
        assertThat(statement.getMeans()).contains("automated").contains("A person decides");
        assertThat(statement.getDecidedWithin().getSeconds()).isEqualTo(WITHIN.toSeconds());
        assertThat(statement.hasDueAt()).isFalse();
    }

    @Test
    void namesTheHoldersOwnAppealAndNothingElseOfIt() {
        Appeal open = Appeals.open(
                "apl-own",
                "a",
                "it was me",
                "",
                List.of(action("a", ActionKind.ACTION_KIND_SUSPEND, "cmp-1", "coh-1", "templates")),
                1_000,
                2_000);
        StatementOfReasons with = Statements.of(
                        List.of(action("a", ActionKind.ACTION_KIND_SUSPEND, "cmp-1", "coh-1", "templates")),
                        open,
                        WITHIN)
                .orElseThrow();

        assertThat(with.getAppealId()).isEqualTo("apl-own");
        assertThat(EventTime.millis(with.getDueAt())).isEqualTo(2_000);
        assertThat(with.toBuilder().clearAppealId().clearDueAt().build())
                .isEqualTo(
                        Statements.of(List.of(action("b", ActionKind.ACTION_KIND_SUSPEND, "", "", "age")), null, WITHIN)
                                .orElseThrow());
    }

    @Test
    void whatTheHolderCannotNoticeIsNotToldOf() {
        Action shadow = action("a", ActionKind.ACTION_KIND_SUSPEND, "", "", "age").toBuilder()
                .setMode(Mode.MODE_SHADOW)
                .build();
        Action ended = action("a", ActionKind.ACTION_KIND_SUSPEND, "", "", "age").toBuilder()
                .setState(Action.State.STATE_REVERSED)
                .build();

        assertThat(Statements.of(
                        List.of(shadow, ended, action("a", ActionKind.ACTION_KIND_OBSERVE, "", "", "age")),
                        null,
                        WITHIN))
                .isEmpty();
        assertThat(Statements.noticed(Set.of(shadow, ended))).isEmpty();
    }

    private static String text(StatementOfReasons s) {
        return s.getRestriction() + " " + s.getGround() + " " + s.getMeans() + " "
                + String.join(" ", s.getRightsList());
    }

    private static Action action(String account, ActionKind kind, String campaign, String cohort, String signal) {
        return Action.newBuilder()
                .setActionId("act-" + account + kind.getNumber())
                .setSubject(Subject.newBuilder().setAccount(account))
                .setKind(kind)
                .setMode(Mode.MODE_ENFORCE)
                .setState(Action.State.STATE_ACTIVE)
                .setPolicyId("take-down")
                .setPolicyVersion("default@3")
                .setCampaignId(campaign)
                .setCohortId(cohort)
                .addReasons(Reason.newBuilder().setSignal(signal).setWeight(6))
                .build();
    }
}
