package dev.stillwatch.intel.psi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sees a partner that asks in order to find out about single people. What it brings is blinded, so nothing of it can be looked at; what can be is how many it brings,
 * how often, and what it says matched. Each rule is a reason for a person to look, not a proof; docs/psi.md says what passes all of them.
 *
 * @param fewSteps differences between sessions below this many inputs are steps in which one person is tried
 * @param often sessions it takes for a habit
 * @param overlap share of what matched that had matched before, above which the same people are asked about again and again
 * @param enumeration inputs from which a yield is judged
 * @param yield share of inputs that matched below which they look made up; 0 never
 */
public record ProbingWatch(int fewSteps, int often, double overlap, long enumeration, double yield) {

    /** The usual limits. */
    public static ProbingWatch usual() {
        return new ProbingWatch(10, 3, 0.8, 100_000, 1e-5);
    }

    /**
     * A reason to look.
     *
     * @param signal its word
     * @param detail in figures
     */
    public record Suspicion(String signal, String detail) {}

    /** Looks at a partner's recent sessions, oldest first. */
    public List<Suspicion> look(List<PartnerRecord.Session> sessions) {
        List<Suspicion> found = new ArrayList<>();
        steps(sessions, found);
        repeats(sessions, found);
        enumerates(sessions, found);
        silent(sessions, found);
        return found;
    }

    /** Sets that differ by a few: what matches in one and not in the other tells of those few. */
    private void steps(List<PartnerRecord.Session> sessions, List<Suspicion> found) {
        int steps = 0;
        for (int i = 1; i < sessions.size(); i++) {
            PartnerRecord.Session before = sessions.get(i - 1);
            PartnerRecord.Session now = sessions.get(i);
            if (now.set().equals(before.set()) && Math.abs(now.declared() - before.declared()) < fewSteps) {
                steps++;
            }
        }
        if (steps >= often) {
            found.add(new Suspicion(
                    "small_steps",
                    steps + " sessions brought nearly as many inputs as the one before, within " + fewSteps));
        }
    }

    /** The same people of ours match again and again: they are being watched. */
    private void repeats(List<PartnerRecord.Session> sessions, List<Suspicion> found) {
        int repeats = 0;
        Set<Long> before = Set.of();
        for (PartnerRecord.Session session : sessions) {
            Set<Long> known = before;
            long again = session.matched().stream().filter(known::contains).count();
            if (session.matched().size() >= 2
                    && again >= overlap * session.matched().size()) {
                repeats++;
            }
            before = java.util.stream.Stream.concat(before.stream(), session.matched().stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
        if (repeats >= often) {
            found.add(new Suspicion(
                    "repeated_overlap", repeats + " sessions matched almost only what had matched before"));
        }
    }

    /** A dictionary of what could exist matches far less than a list of what does. */
    private void enumerates(List<PartnerRecord.Session> sessions, List<Suspicion> found) {
        List<PartnerRecord.Session> told =
                sessions.stream().filter(PartnerRecord.Session::closed).toList();
        long inputs = told.stream().mapToLong(PartnerRecord.Session::declared).sum();
        long matched = told.stream().mapToLong(s -> s.matched().size()).sum();
        if (inputs >= enumeration && matched < yield * inputs) {
            found.add(new Suspicion(
                    "enumeration",
                    String.format(
                            Locale.ROOT, "%,d of %,d inputs matched: fewer than real lists do", matched, inputs)));
        }
    }

    /** Whoever takes tokens and never says what matched. */
    private void silent(List<PartnerRecord.Session> sessions, List<Suspicion> found) {
        // The last one may still be at it.
        long silent = sessions.stream()
                .limit(Math.max(0, sessions.size() - 1))
                .filter(s -> s.tokensGiven() && !s.closed())
                .count();
        if (silent >= often) {
            found.add(new Suspicion("never_tells", silent + " sessions took tokens and never said what matched"));
        }
    }
}
