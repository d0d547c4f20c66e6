package dev.stillwatch.enforcement.policy;

import java.util.List;

/**
 * What the policies say of one subject.
 *
 * @param enforced policies in ENFORCE whose condition holds, the strongest action first, then in the order of the set
 * @param shadowed policies in SHADOW whose condition holds, in the order of the set
 * @param asked how many conditions were evaluated
 * @param failed how many of them could not be evaluated; they count as not holding
 */
public record Outcome(List<CompiledPolicy> enforced, List<CompiledPolicy> shadowed, int asked, int failed) {

    /** Copies the lists. */
    public Outcome {
        enforced = List.copyOf(enforced);
        shadowed = List.copyOf(shadowed);
    }

    /** Whether nothing is due. */
    public boolean nothing() {
        return enforced.isEmpty() && shadowed.isEmpty();
    }
}
