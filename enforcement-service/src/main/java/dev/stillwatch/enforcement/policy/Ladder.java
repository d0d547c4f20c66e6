package dev.stillwatch.enforcement.policy;

import dev.stillwatch.enforcement.v1.ActionKind;

/** The ladder of actions: how strong each is. */
public final class Ladder {

    private Ladder() {}

    /** The rung, 0 for no action to 6 for a take-down. Rungs are compared, never added. */
    public static int rung(ActionKind kind) {
        return switch (kind) {
            case ACTION_KIND_UNSPECIFIED, UNRECOGNIZED -> 0;
            case ACTION_KIND_OBSERVE -> 1;
            case ACTION_KIND_THROTTLE -> 2;
            case ACTION_KIND_WITHHOLD_REASONING -> 3;
            case ACTION_KIND_VERIFY -> 4;
            case ACTION_KIND_SUSPEND -> 5;
            case ACTION_KIND_TAKE_DOWN -> 6;
        };
    }

    /** The word for an action, such as TAKE_DOWN. */
    public static String word(ActionKind kind) {
        return kind.name().substring("ACTION_KIND_".length());
    }

    /** Whether the customer is refused until a person or the customer does something. */
    public static boolean hard(ActionKind kind) {
        return rung(kind) >= rung(ActionKind.ACTION_KIND_VERIFY);
    }

    /** Whether the customer notices: everything above OBSERVE. */
    public static boolean felt(ActionKind kind) {
        return rung(kind) > rung(ActionKind.ACTION_KIND_OBSERVE);
    }

    /** The weaker of two. */
    public static ActionKind weaker(ActionKind a, ActionKind b) {
        return rung(a) <= rung(b) ? a : b;
    }
}
