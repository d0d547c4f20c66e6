package dev.stillwatch.intel.psi;

import java.time.Duration;

/**
 * What bounds a partner who asks.
 *
 * @param leastOwn a set of ours smaller than this is not matched: who matches with one identifier learns about one person
 * @param leastDeclared a partner that brings fewer is refused, for the same reason
 * @param mostDeclared most inputs in one session
 * @param budget inputs that a partner may bring within the window, over all its sessions
 * @param sessions sessions that a partner may open within the window
 * @param window how far back both are counted
 */
public record MatchingLimits(
        int leastOwn, int leastDeclared, long mostDeclared, long budget, int sessions, Duration window) {

    /** Refuses limits that would let everything through. */
    public MatchingLimits {
        if (leastOwn < 2
                || leastDeclared < 2
                || mostDeclared < leastDeclared
                || budget < leastDeclared
                || sessions < 1) {
            throw new IllegalArgumentException("The limits of matching don't fit one another: sets of at least two, and"
                    + " a session and a budget that hold the smallest set");
        }
    }
}
