package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.text.Grammar;
import dev.stillwatch.lab.simulate.text.Habit;
import dev.stillwatch.lab.simulate.traffic.Author;
import dev.stillwatch.lab.simulate.traffic.Conversation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a campaign asks for: tasks of a few fields, each put into the frame of one prompt family. A fixed frame is the same around
 * every task; otherwise the frame is put in other words each time.
 */
public final class Harvest implements Author {
    private static final Grammar TUNING = Grammar.load("harvest");
    private static final Grammar EVALUATION = Grammar.load("harvest-evaluation");
    private static final Grammar REASONING = Grammar.load("coercion");
    private static final String TASK_SCOPE = "task-";
    private static final String SLOT = "\u0001";

    private final Grammar grammar;
    private final String family;
    private final List<String> fields;
    private final Map<String, String> vocabulary;
    private final Habit habit;
    private final String fixedFrame;
    private final String system;
    private final List<String> tools;

    /**
     * The harvest of a campaign.
     *
     * @param family one of {@link #families} for tuning or for evaluation, or a way to get at reasoning: probe, pry, unseal, thaw
     * @param fixed whether the frame is always the same
     * @param campaign chance shared by all its accounts
     */
    public Harvest(String family, boolean fixed, Dice campaign) {
        Dice dice = campaign.of(family);
        this.grammar = List.of(TUNING, EVALUATION, REASONING).stream()
                .filter(one -> one.scopes().contains(family))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no prompt family " + family + "; there are "
                        + families(false) + ", and for evaluation " + families(true)));
        this.family = family;
        this.fields = fields(dice);
        this.vocabulary = vocabulary(dice);
        this.habit = new Habit(dice.bits(), 0.35);
        this.fixedFrame = fixed ? grammar.expand("frame", voice(family, Map.of("task", SLOT)), dice) : "";
        this.system = grammar.expand("system", voice(family, Map.of()), dice).strip();
        this.tools = grammar.alternatives(family + ".tool") > 0 ? tools(dice) : List.of();
    }

    /** The prompt families for scenarios of evaluation seeds, or those for all others: none is in both. */
    public static Set<String> families(boolean evaluation) {
        Set<String> families = new TreeSet<>((evaluation ? EVALUATION : TUNING).scopes());
        families.removeIf(scope -> scope.startsWith(TASK_SCOPE));
        return families;
    }

    /** Mean number of exchanges to one item: more than one where there are tools. */
    double meanTurns() {
        return tools.isEmpty() ? 1 : HarvestTalk.MEAN_TURNS;
    }

    @Override
    public Conversation begin(Dice dice) {
        String frame =
                fixedFrame.isEmpty() ? grammar.expand("frame", voice(family, Map.of("task", SLOT)), dice) : fixedFrame;
        StringBuilder prompt = new StringBuilder(frame);
        for (int slot = prompt.indexOf(SLOT); slot >= 0; slot = prompt.indexOf(SLOT)) {
            String task = grammar.expand("item", voice(dice.pick(fields), Map.of()), dice);
            prompt.replace(slot, slot + SLOT.length(), task);
        }
        return new HarvestTalk(
                system, tools, prompt.toString(), rule -> grammar.expand(rule, voice(family, Map.of()), dice), dice);
    }

    private Grammar.Voice voice(String scope, Map<String, String> bound) {
        Map<String, String> all = new HashMap<>(vocabulary);
        all.putAll(bound);
        return new Grammar.Voice(scope, habit, all);
    }

    private List<String> fields(Dice dice) {
        List<String> all = new ArrayList<>(grammar.scopes());
        all.removeIf(scope -> !scope.startsWith(TASK_SCOPE));
        List<String> fields = new ArrayList<>();
        int count = Math.min(all.size(), dice.between(2, 4));
        while (fields.size() < count) {
            fields.add(all.remove(dice.below(all.size())));
        }
        return fields;
    }

    /** Words of the operator's own scripts: tags, field names, the part the model is to play. */
    private Map<String, String> vocabulary(Dice dice) {
        Map<String, String> vocabulary = new HashMap<>();
        for (String slot : List.of("tag", "field", "answer-field", "part", "count", "target-language")) {
            vocabulary.put(slot, grammar.expand(slot, dice.of(slot)));
        }
        return vocabulary;
    }

    private List<String> tools(Dice dice) {
        Set<String> names = new TreeSet<>();
        int count = dice.between(3, 7);
        while (names.size() < count) {
            names.add(grammar.expand("tool", voice(family, Map.of()), dice));
        }
        return List.copyOf(names);
    }
}
