package dev.stillwatch.intel.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who is meant: one withheld leaf an account. */
final class AccountLeaves {

    private AccountLeaves() {}

    static List<Leaf> of(CaseFile file) {
        Map<String, String> since = new HashMap<>();
        file.deltas().forEach(d -> CaseLeaves.joined(d, since));
        SortedSet<String> members = new TreeSet<>(file.campaign().getMembersList());
        SortedSet<String> all = new TreeSet<>(members);
        all.addAll(since.keySet());
        List<Leaf> leaves = new ArrayList<>();
        int number = 0;
        for (String account : all) {
            ObjectNode content = Fields.object().put("account", account).put("member", members.contains(account));
            if (since.containsKey(account)) {
                content.put("linked_at", since.get(account));
            }
            if (file.accounts().containsKey(account)) {
                assessed(content, file.accounts().get(account));
            }
            leaves.add(new Leaf(Leaf.numbered("account", number++), content));
        }
        return leaves;
    }

    private static void assessed(ObjectNode content, Assessment assessment) {
        content.put("exchanges", assessment.getExchanges());
        content.put("model_version", assessment.getModelVersion());
        Fields.number(content, "score", assessment.getScore());
        Fields.number(content, "own_score", assessment.getOwnScore());
        Fields.moment(content, "as_of", assessment.hasAsOf(), assessment.getAsOf());
        Fields.moment(content, "first_exchange_at", assessment.hasFirstExchangeAt(), assessment.getFirstExchangeAt());
        Fields.moment(content, "last_exchange_at", assessment.hasLastExchangeAt(), assessment.getLastExchangeAt());
        Fields.reasons(content.putArray("reasons"), assessment.getReasonsList());
    }
}
