package dev.stillwatch.lab.simulate;

import dev.stillwatch.lab.simulate.automated.Automaton;
import dev.stillwatch.lab.simulate.campaign.CampaignPlan;

/** A part of a scenario. */
public sealed interface Population {
    /**
     * People who use the model for themselves.
     *
     * @param count how many
     * @param newShare share of them that signs up during the window, 0 to 1
     */
    record People(int count, double newShare) implements Population {}

    /**
     * Hard negatives: benign accounts that are like a campaign in some respect.
     *
     * @param kind which
     * @param groups how many organisations, classes, crowds of it
     * @param accounts how many accounts each of them has
     */
    record Automated(Automaton kind, int groups, int accounts) implements Population {}

    /** A distillation campaign. */
    record Campaign(CampaignPlan plan) implements Population {}

    /**
     * A new model comes out.
     *
     * @param model its name
     * @param day days after the start, 0 or more
     */
    record Launch(String model, double day) implements Population {}
}
