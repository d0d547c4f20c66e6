package dev.stillwatch.lab.simulate.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.lab.simulate.chance.Dice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {
    /** Rules that the simulator binds to texts of its own, or that every topic has. */
    private static final Set<String> BOUND =
            Set.of("task", "doc", "company", "sheet", "thing", "act", "act_zu", "trouble");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "people-de",
                "people-en",
                "people-es",
                "people-fr",
                "people-ja",
                "people-pt",
                "people-ru",
                "people-zh",
                "harvest",
                "harvest-evaluation",
                "coercion",
                "lexicon",
                "machines",
                "names",
                "reasoning"
            })
    void everyRuleThatIsAskedForIsThereInEveryScopeAndNoneCallsItself(String name) {
        Map<String, List<List<Piece>>> rules = rules(name);
        Set<String> scopes = Grammar.load(name).scopes();
        Set<String> missing = new TreeSet<>();

        rules.forEach((rule, alternatives) -> {
            assertThat(alternatives).as("%s: %s", name, rule).isNotEmpty();
            Set<String> reached = new HashSet<>();
            reach(rule, rules, reached, missing);
            assertThat(reached).as("%s: %s calls itself", name, rule).doesNotContain(rule);
        });

        assertThat(missing).isEqualTo(Set.of());
        if (name.startsWith("people-")) {
            assertThat(scopes)
                    .hasSizeGreaterThanOrEqualTo(5)
                    .allSatisfy(scope ->
                            assertThat(rules).containsKeys(scope + ".thing", scope + ".act", scope + ".trouble"));
        }
    }

    @Test
    void theSameDiceMakeTheSameText() {
        Grammar grammar = Grammar.load("harvest");

        assertThat(grammar.expand("task-math.task", new Dice(3)))
                .isEqualTo(grammar.expand("task-math.task", new Dice(3)));
    }

    @Test
    void habitsMakeWritersDiffer() {
        Grammar grammar = Grammar.load("people-en");

        assertThat(favourite(grammar, 1)).isNotEqualTo(favourite(grammar, 2));
    }

    /** The opener that a writer of this seed takes most. */
    private static String favourite(Grammar grammar, long seed) {
        Dice dice = new Dice(5);
        Grammar.Voice voice = new Grammar.Voice("cooking", new Habit(seed, 1.5), Map.of());
        Map<String, Long> counts = IntStream.range(0, 400)
                .mapToObj(i -> grammar.expand("opener", voice, dice))
                .collect(Collectors.groupingBy(text -> text, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static void reach(
            String rule, Map<String, List<List<Piece>>> rules, Set<String> reached, Set<String> missing) {
        for (List<Piece> alternative : rules.getOrDefault(rule, List.of())) {
            reach(rule, alternative, rules, reached, missing);
        }
    }

    private static void reach(
            String from,
            List<Piece> pieces,
            Map<String, List<List<Piece>>> rules,
            Set<String> reached,
            Set<String> missing) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Reference reference -> {
                    String scope = from.indexOf('.') > 0 ? from.substring(0, from.indexOf('.') + 1) : "";
                    String scoped =
                            rules.containsKey(scope + reference.rule()) ? scope + reference.rule() : reference.rule();
                    if (!rules.containsKey(scoped)) {
                        if (!BOUND.contains(reference.rule())) {
                            missing.add(from + " → " + reference.rule());
                        }
                    } else if (reached.add(scoped)) {
                        reach(scoped, rules, reached, missing);
                    }
                }
                case Piece.Choice choice ->
                    choice.options().forEach(option -> reach(from, option, rules, reached, missing));
                case Piece.Literal literal -> assertThat(literal.text()).isNotEmpty();
                case Piece.Range range -> assertThat(range.low()).isLessThanOrEqualTo(range.high());
            }
        }
    }

    private static Map<String, List<List<Piece>>> rules(String name) {
        Map<String, List<List<Piece>>> rules = new HashMap<>(Grammar.rules("lexicon"));
        rules.putAll(Grammar.rules(name));
        return rules;
    }
}
