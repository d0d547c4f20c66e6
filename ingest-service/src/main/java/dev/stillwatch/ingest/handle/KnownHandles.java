package dev.stillwatch.ingest.handle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The handles that a batch speaks of, and what is known of them. Exchanges are shown to it in their order; it says of each where its handles had
 * come from, and in the end what is to be remembered. Showing it the same exchanges again changes nothing. Mutable; one owner.
 */
public final class KnownHandles {

    private final Map<Long, HandleIssue> issues;
    private final Set<Long> changed = new HashSet<>();
    private final int days;

    /**
     * @param issues what is known, by handle
     * @param days how long after it was issued a handle still tells something
     */
    public KnownHandles(Map<Long, HandleIssue> issues, int days) {
        this.issues = new HashMap<>(issues);
        this.days = days;
    }

    /** Takes an exchange in: first what it presented, then what it was given. */
    public Provenance show(HandleUse use) {
        Holder holder = atHome(use);
        int foreign = 0;
        int otherSession = 0;
        var sources = new TreeSet<Long>();
        for (long handle : use.presented()) {
            HandleIssue issue = issues.get(handle);
            if (issue != null && !issue.ambiguous() && use.day() - issue.day() <= days) {
                if (!holder.isOneCustomerWith(issue.to())) {
                    foreign++;
                    sources.add(issue.to().account());
                } else if (holder.isOtherSessionThan(issue.to())) {
                    otherSession++;
                }
            }
        }
        for (long handle : use.issued()) {
            HandleIssue before = issues.get(handle);
            HandleIssue after = before == null || use.day() - before.day() > days
                    ? HandleIssue.of(holder, use.day())
                    : before.again(holder);
            if (!after.equals(before)) {
                issues.put(handle, after);
                changed.add(handle);
            }
        }
        return Provenance.of(foreign, otherSession, sources);
    }

    /**
     * Who it was with, in the organisation that its account was last told to be in: where one exchange in a hundred lacks the organisation, colleagues that share a load would look
     * like thieves.
     */
    private Holder atHome(HandleUse use) {
        Holder holder = use.holder();
        HandleIssue home = issues.get(holder.home());
        if (holder.organization() == 0) {
            return home == null || use.day() - home.day() > days
                    ? holder
                    : holder.of(home.to().organization());
        }
        if (home == null || home.to().organization() != holder.organization() || use.day() - home.day() > days / 2) {
            var told = new Holder(holder.account(), holder.organization(), 0);
            issues.put(holder.home(), HandleIssue.of(told, use.day()));
            changed.add(holder.home());
        }
        return holder;
    }

    /** What is to be remembered. */
    public Map<Long, HandleIssue> changes() {
        var changes = new HashMap<Long, HandleIssue>();
        changed.forEach(handle -> {
            HandleIssue issue = issues.get(handle);
            if (issue != null) {
                changes.put(handle, issue);
            }
        });
        return changes;
    }
}
