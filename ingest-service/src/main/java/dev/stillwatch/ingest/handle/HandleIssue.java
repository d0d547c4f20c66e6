package dev.stillwatch.ingest.handle;

/**
 * That a handle was given out.
 *
 * @param to to whom first
 * @param day when, in days since 1970
 * @param ambiguous whether another customer was given the same one later: then it tells nobody apart, and nobody is blamed for it
 */
public record HandleIssue(Holder to, int day, boolean ambiguous) {

    /** Given out once. */
    public static HandleIssue of(Holder to, int day) {
        return new HandleIssue(to, day, false);
    }

    /** What is known after the same handle was given out again. */
    HandleIssue again(Holder holder) {
        return ambiguous || to.isOneCustomerWith(holder) ? this : new HandleIssue(to, day, true);
    }
}
