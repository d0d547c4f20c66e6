package dev.stillwatch.lab.simulate.campaign;

/**
 * How an adaptive adversary works for the time being. When accounts are lost it takes other templates and asks less; when many are
 * lost, new accounts also come from other infrastructure; when none is lost for a while it asks more again, up to its plan.
 *
 * @param templates how often its templates have changed
 * @param infrastructure how often its infrastructure has changed
 * @param pace how much it asks against its plan, above 0, at most 1
 * @param quietDays days without a loss
 */
record Posture(int templates, int infrastructure, double pace, int quietDays) {
    /** What it begins with. */
    static final Posture FIRST = new Posture(0, 0, 1, 0);

    private static final double MANY = 0.3;
    private static final double SLOWER = 0.6;
    private static final double SLOWEST = 0.1;
    private static final double FASTER = 1.3;
    private static final int QUIET = 2;

    /** How it works after a day on which this share of its accounts was lost, 0 to 1. */
    Posture after(double lost) {
        if (lost == 0) {
            return new Posture(
                    templates,
                    infrastructure,
                    quietDays + 1 < QUIET ? pace : Math.min(1, pace * FASTER),
                    quietDays + 1);
        }
        return new Posture(
                templates + 1, lost > MANY ? infrastructure + 1 : infrastructure, Math.max(SLOWEST, pace * SLOWER), 0);
    }
}
