package dev.stillwatch.lab.evaluate;

import dev.stillwatch.lab.truth.TruthRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the shipped operating point does. Flagged is what scoring finds, actioned what enforcement does about it, OBSERVE not counted.
 *
 * @param tprFlagged share of attackers' accounts flagged, by playbook
 * @param tprActioned share acted on, by playbook
 * @param benign what happened to benign accounts, by kind
 * @param subkinds the same by {@code KIND/SUBKIND}, where there is one
 * @param fprActioned share of benign accounts acted on; null: there are none
 * @param fprFlagged share flagged
 * @param wronglyActioned benign accounts acted on
 * @param wronglyFlagged benign accounts flagged
 * @param precisionActioned attackers' share of the accounts acted on; null: nobody was
 * @param precisionFlagged attackers' share of the accounts flagged; null: nobody was
 * @param actions how often each action, on anyone
 * @param wrongHardNegatives kinds of hard negative of which one was acted on
 */
public record Operating(
        SequencedMap<String, @Nullable Double> tprFlagged,
        SequencedMap<String, @Nullable Double> tprActioned,
        SequencedMap<String, KindOutcome> benign,
        SequencedMap<String, KindOutcome> subkinds,
        @Nullable Double fprActioned,
        @Nullable Double fprFlagged,
        int wronglyActioned,
        int wronglyFlagged,
        @Nullable Double precisionActioned,
        @Nullable Double precisionFlagged,
        SequencedMap<String, Integer> actions,
        List<String> wrongHardNegatives) {
    static Operating of(Joined joined) {
        SequencedMap<String, @Nullable Double> tprFlagged = new TreeMap<>();
        SequencedMap<String, @Nullable Double> tprActioned = new TreeMap<>();
        joined.groups().forEach((group, accounts) -> {
            tprFlagged.put(group, share(count(accounts, joined::flagged), accounts.size()));
            tprActioned.put(group, share(count(accounts, joined::actioned), accounts.size()));
        });
        SequencedMap<String, List<String>> kinds = new TreeMap<>();
        SequencedMap<String, List<String>> subkinds = new TreeMap<>();
        for (String account : joined.benign()) {
            TruthRow row = joined.row(account);
            kinds.computeIfAbsent(row.kind(), kind -> new ArrayList<>()).add(account);
            if (!row.subkind().isEmpty()) {
                subkinds.computeIfAbsent(row.kind() + "/" + row.subkind(), kind -> new ArrayList<>())
                        .add(account);
            }
        }
        SequencedMap<String, KindOutcome> benign = outcomes(kinds, joined);
        int wronglyActioned = count(joined.benign(), joined::actioned);
        int wronglyFlagged = count(joined.benign(), joined::flagged);
        int actioned = count(joined.attackers(), joined::actioned);
        int flagged = count(joined.attackers(), joined::flagged);
        return new Operating(
                tprFlagged,
                tprActioned,
                benign,
                outcomes(subkinds, joined),
                share(wronglyActioned, joined.benign().size()),
                share(wronglyFlagged, joined.benign().size()),
                wronglyActioned,
                wronglyFlagged,
                share(actioned, actioned + wronglyActioned),
                share(flagged, flagged + wronglyFlagged),
                KindOutcome.actions(
                        Stream.concat(joined.attackers().stream(), joined.benign().stream())
                                .filter(account -> joined.actioned(account) != Joined.NEVER)
                                .toList(),
                        joined),
                benign.entrySet().stream()
                        .filter(kind -> kind.getKey().startsWith("benign-auto")
                                && kind.getValue().actioned() > 0)
                        .map(kind -> kind.getKey())
                        .toList());
    }

    private static SequencedMap<String, KindOutcome> outcomes(SequencedMap<String, List<String>> kinds, Joined joined) {
        SequencedMap<String, KindOutcome> outcomes = new TreeMap<>();
        kinds.forEach((kind, accounts) -> outcomes.put(kind, KindOutcome.of(accounts, joined)));
        return outcomes;
    }

    private static int count(List<String> accounts, ToLongFunction<String> when) {
        return (int) accounts.stream()
                .filter(account -> when.applyAsLong(account) != Joined.NEVER)
                .count();
    }

    private static @Nullable Double share(int part, int whole) {
        return whole == 0 ? null : Double.valueOf((double) part / whole);
    }
}
