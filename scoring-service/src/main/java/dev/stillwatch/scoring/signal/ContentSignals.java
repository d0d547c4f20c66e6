package dev.stillwatch.scoring.signal;

import static dev.stillwatch.scoring.signal.Figures.logRamp;
import static dev.stillwatch.scoring.signal.Figures.percent;
import static dev.stillwatch.scoring.signal.Figures.ramp;
import static dev.stillwatch.scoring.signal.Figures.tenths;
import static dev.stillwatch.scoring.signal.Figures.whole;

import dev.stillwatch.ingest.v1.ElicitationClass;
import dev.stillwatch.sketch.activity.Buckets;
import dev.stillwatch.sketch.activity.Counter;
import dev.stillwatch.sketch.activity.Histogram;
import java.util.Locale;

/** What is asked for: elicitation, templates, breadth. */
final class ContentSignals {

    /** Share of ordinary prompts that a classifier takes for elicitation; what is above it accumulates. */
    private static final double EXPECTED_BY_CHANCE = 0.05;

    private ContentSignals() {}

    /** Share of the prompts that draw out training data. */
    static Observation elicitation(Profile p) {
        double share = p.activity().elicitingShare();
        return new Observation(
                ramp(share, 0.1, 0.6) * p.belief(),
                percent(share) + " of " + p.exchanges() + " prompts draw out training data");
    }

    /**
     * Eliciting prompts beyond what chance gives; grows with their number whatever other traffic they are mixed with, which a share
     * does not (arXiv 2602.11247).
     */
    static Observation elicitationExcess(Profile p) {
        double n = p.exchanges();
        double eliciting = p.activity().elicitingShare() * n;
        double chance = EXPECTED_BY_CHANCE * n + 2 * StrictMath.sqrt(EXPECTED_BY_CHANCE * (1 - EXPECTED_BY_CHANCE) * n);
        double excess = Math.max(0, eliciting - chance);
        return new Observation(
                1 - StrictMath.exp(-excess / 20),
                whole(eliciting) + " eliciting prompts where chance would give at most " + whole(chance));
    }

    /** The commonest elicitation class. */
    static Observation elicitationPeak(Profile p) {
        double most = 0;
        ElicitationClass of = ElicitationClass.ELICITATION_CLASS_UNSPECIFIED;
        for (ElicitationClass kind : ElicitationClass.values()) {
            if (kind != ElicitationClass.UNRECOGNIZED && kind.getNumber() > 0) {
                double share = p.activity().shareOf(kind);
                if (share > most) {
                    most = share;
                    of = kind;
                }
            }
        }
        String word = of.name()
                .substring("ELICITATION_CLASS_".length())
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
        return new Observation(ramp(most, 0.2, 0.7) * p.belief(), percent(most) + " of the prompts are " + word);
    }

    /** Many different fillings of few forms: a generator's prompts. Repeats of one prompt are not that. */
    static Observation templates(Profile p) {
        double skeletons = p.activity().buckets(Histogram.SKELETONS).concentration();
        double openings = p.activity().buckets(Histogram.OPENINGS).concentration();
        double openingShare = p.share(Counter.WITH_OPENING);
        double concentration = Math.max(skeletons, openings * openingShare);
        double strength = ramp(concentration, 0.06, 0.5) * ramp(p.distinctPrompts(), 0.3, 0.8) * p.belief();
        return new Observation(
                strength,
                percent(p.distinctPrompts()) + " of the prompts are distinct, yet two share their form with chance "
                        + percent(concentration));
    }

    /** Lengths of prompts that vary less than people's. */
    static Observation uniformPrompts(Profile p) {
        double mean = p.share(Counter.PROMPT_WORDS);
        double variance = p.share(Counter.PROMPT_WORDS_SQUARED) - mean * mean;
        double variation = mean <= 0 ? 1 : StrictMath.sqrt(Math.max(0, variance)) / mean;
        return new Observation(
                ramp(variation, 0.6, 0.15) * ramp(p.distinctPrompts(), 0.3, 0.8) * p.belief(),
                "prompts of " + whole(mean) + " words vary by only " + percent(variation));
    }

    /** Topics spread as evenly as a data set's; a person's are few. */
    static Observation coverage(Profile p) {
        Buckets topics = p.activity().buckets(Histogram.TOPICS);
        double possible = Math.min(topics.size(), topics.total());
        double evenness = possible < 2 ? 0 : topics.entropy() / StrictMath.log(possible);
        return new Observation(
                ramp(evenness, 0.8, 0.97) * p.belief(30),
                "topics are spread to " + percent(evenness) + " of an even spread over " + topics.size() + " cells");
    }

    /**
     * Hardly any prompt draws out training data, and the rest agrees: conversations or short answers. Speaks for the subject. Alone it says
     * nothing, for a classifier is silent about what it has no words for.
     */
    static Observation ordinaryContent(Profile p) {
        double share = p.activity().elicitingShare();
        double goesOn = 1 - p.share(Counter.FIRST_TURNS);
        double agrees = Math.max(
                ramp(goesOn, 0.15, 0.5), p.tokensAnExchange() <= 0 ? 0 : logRamp(p.tokensAnExchange(), 400, 100));
        return new Observation(
                p.exchanges() == 0 ? 0 : ramp(share, 0.1, 0.02) * agrees * p.belief(20),
                "only " + percent(share) + " of " + p.exchanges()
                        + " prompts draw out training data, in conversations or for short answers");
    }

    /** Variants of techniques to get at reasoning or hidden prompts, by the hundred: a probe lab. */
    static Observation probeEnumeration(Profile p) {
        double coerces = p.activity().shareOf(ElicitationClass.ELICITATION_CLASS_COERCION);
        double reasons = p.activity().shareOf(ElicitationClass.ELICITATION_CLASS_REASONING);
        double share = Math.max(coerces, reasons);
        double accounts = Math.max(1, p.activity().accounts());
        double variants = share * p.exchanges() * p.distinctPrompts() / accounts;
        return new Observation(
                logRamp(variants, 15, 150) * ramp(share, 0.25, 0.6) * ramp(p.distinctPrompts(), 0.3, 0.8),
                whole(variants) + " different prompts for hidden reasoning or prompts"
                        + (accounts > 1 ? " an account" : ""));
    }

    /** Conversations that go on: speaks for the subject. */
    static Observation conversation(Profile p) {
        double share = 1 - p.share(Counter.FIRST_TURNS);
        return new Observation(
                p.exchanges() == 0 ? 0 : ramp(share, 0.3, 0.8) * p.belief(),
                percent(share) + " of the prompts go on a conversation, " + tenths(p.share(Counter.MESSAGES))
                        + " messages a request");
    }
}
