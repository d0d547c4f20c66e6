package dev.stillwatch.enforcement.appeal;

import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Appeal;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.StatementOfReasons;
import dev.stillwatch.enforcement.v1.StatementOfReasons.Category;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an account may be told (a statement of reasons, as article 17 of Regulation (EU) 2022/2065 asks for), and no more. The text depends on
 * nothing but what the holder notices anyway: whether requests are refused, or served with less. Verification, suspension and take-down are one
 * category, as their refusals look alike too.
 */
public final class Statements {

    private static final String GROUND =
            "We believe that use of this account is not in keeping with our terms of use, which do not allow collecting our models' output at"
                    + " scale in order to train or imitate a model.";
    private static final String MEANS =
            "The restriction was decided with automated means. A person decides on an appeal, and not the person who confirmed the restriction.";
    private static final List<String> RIGHTS = List.of(
            "You may appeal through your usual support channel; say anything that we should know, and quote the decision id of a refused"
                    + " request if you have one.",
            "If the appeal succeeds, the restriction ends at once, and decisions like it are looked at again.",
            "You may turn to a certified out-of-court dispute settlement body, or to a court, whether or not you appeal.");

    private Statements() {}

    /**
     * The actions of an account that its holder can notice.
     *
     * @param actions actions of the account in force
     */
    public static List<Action> noticed(Collection<Action> actions) {
        return actions.stream()
                .filter(a -> a.getMode() == Mode.MODE_ENFORCE && a.getState() == Action.State.STATE_ACTIVE)
                .filter(a -> category(a.getKind()).isPresent())
                .toList();
    }

    /**
     * The statement; empty when there is nothing that the holder could notice.
     *
     * @param actions actions of the account in force
     * @param open the account's open appeal; null when there is none
     * @param decidedWithin how long an appeal may take
     */
    public static Optional<StatementOfReasons> of(
            Collection<Action> actions, @Nullable Appeal open, Duration decidedWithin) {
        return noticed(actions).stream()
                .flatMap(a -> category(a.getKind()).stream())
                .min(Category::compareTo)
                .map(category -> statement(category, open, decidedWithin));
    }

    private static StatementOfReasons statement(Category category, @Nullable Appeal open, Duration decidedWithin) {
        StatementOfReasons.Builder statement = StatementOfReasons.newBuilder()
                .setCategory(category)
                .setRestriction(
                        category == Category.CATEGORY_ACCESS_RESTRICTED
                                ? "Requests of this account are not served."
                                : "Requests of this account are served at a bounded rate, or without some features.")
                .setGround(GROUND)
                .setMeans(MEANS)
                .addAllRights(RIGHTS)
                .setDecidedWithin(com.google.protobuf.Duration.newBuilder().setSeconds(decidedWithin.toSeconds()));
        if (open != null) {
            statement.setAppealId(open.getAppealId()).setDueAt(open.getDueAt());
        }
        return statement.build();
    }

    private static Optional<Category> category(ActionKind kind) {
        return switch (kind) {
            case ACTION_KIND_VERIFY, ACTION_KIND_SUSPEND, ACTION_KIND_TAKE_DOWN ->
                Optional.of(Category.CATEGORY_ACCESS_RESTRICTED);
            case ACTION_KIND_THROTTLE, ACTION_KIND_WITHHOLD_REASONING -> Optional.of(Category.CATEGORY_SERVICE_LIMITED);
            case ACTION_KIND_OBSERVE, ACTION_KIND_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }
}
