package dev.stillwatch.linking.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.v1.LinkKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Why an account is in a cohort. */
class MembershipTest {

    private static final SharedValue CARD = new SharedValue(Kind.PAYMENT, 1);
    private static final SharedValue TEMPLATE = new SharedValue(Kind.TEMPLATE, 2);
    private static final SharedValue TOOLSET = new SharedValue(Kind.TOOLSET, 3);

    private final Cohorts cohorts = new Cohorts(LinkWeights.standard(), Thresholds.standard());

    MembershipTest() {
        cohorts.day(World.DAY);
        cohorts.population(100_000);
    }

    private void share(SharedValue value, int from, int to) {
        IntStream.range(from, to).forEach(i -> cohorts.see(value, "farm-" + i, World.DAY));
    }

    private Membership explain(String account, Set<LinkKind> withoutKinds, Set<Long> withoutValues) {
        var members = new TreeSet<String>();
        cohorts.close(1, 1).forEach(delta -> members.addAll(delta.getJoinedList()));
        return Membership.of(
                cohorts.excerpt(members),
                LinkWeights.standard(),
                Thresholds.standard(),
                account,
                withoutKinds,
                withoutValues);
    }

    private static List<SharedValue> values(List<Membership.Fact> facts) {
        return facts.stream().map(Membership.Fact::value).toList();
    }

    @Test
    void who_is_held_by_two_things_is_let_go_without_both_and_not_for_what_says_little() {
        share(CARD, 0, 6);
        share(TEMPLATE, 0, 6);
        share(TOOLSET, 0, 6);
        Membership why = explain("farm-0", Set.of(), Set.of());
        assertThat(why.member()).isTrue();
        assertThat(values(why.facts())).containsExactlyInAnyOrder(CARD, TEMPLATE, TOOLSET);
        assertThat(values(why.minimal())).containsExactlyInAnyOrder(CARD, TEMPLATE);
    }

    @Test
    void who_is_held_by_one_thing_is_let_go_without_it() {
        share(CARD, 0, 6);
        share(TEMPLATE, 1, 6);
        Membership why = explain("farm-0", Set.of(), Set.of());
        assertThat(values(why.minimal())).containsExactly(CARD);
        assertThat(why.minimal().getFirst().members()).isEqualTo(6);
    }

    @Test
    void what_if_a_kind_or_a_value_is_left_out() {
        share(CARD, 0, 6);
        share(TEMPLATE, 1, 6);
        assertThat(explain("farm-0", Set.of(LinkKind.LINK_KIND_PAYMENT), Set.of())
                        .member())
                .isFalse();
    }

    @Test
    void others_stay_without_the_card_that_one_is_held_by() {
        share(CARD, 0, 6);
        share(TEMPLATE, 1, 6);
        Membership why = explain("farm-3", Set.of(), Set.of(CARD.hash()));
        assertThat(why.member()).isTrue();
        assertThat(values(why.minimal())).containsExactly(TEMPLATE);
    }

    @Test
    void a_value_is_as_common_as_it_is_though_only_the_members_are_looked_at() {
        share(CARD, 0, 6);
        share(TEMPLATE, 0, 6);
        IntStream.range(0, 40).forEach(i -> cohorts.see(TOOLSET, "somebody-" + i, World.DAY));
        share(TOOLSET, 0, 6);
        assertThat(explain("farm-0", Set.of(), Set.of()).facts())
                .filteredOn(fact -> fact.value().equals(TOOLSET))
                .singleElement()
                .satisfies(fact -> assertThat(fact.holders()).isEqualTo(46));
    }
}
