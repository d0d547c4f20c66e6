package dev.stillwatch.lab.simulate;

import dev.stillwatch.lab.simulate.automated.Automaton;
import dev.stillwatch.lab.simulate.campaign.CampaignPlan;

/** A part of a scenario. */
public sealed interface Population {
    /** The same, so many times as large; one account at least. */
    Population scaled(double factor);

    /**
     * People who use the model for themselves.
     *
     * @param count how many
     * @param newShare share of them that signs up during the window, 0 to 1
     * @param activity how many of their days of use they have after all, 0 to 1; below 1 most accounts are idle on most days
     */
    record People(int count, double newShare, double activity) implements Population {
        /** People as they are among those who use it most days. */
        public People(int count, double newShare) {
            this(count, newShare, 1);
        }

        @Override
        public People scaled(double factor) {
            return new People((int) Math.max(1, Math.rint(count * factor)), newShare, activity);
        }
    }

    /**
     * Hard negatives: benign accounts that are like a campaign in some respect.
     *
     * @param kind which
     * @param groups how many organisations, classes, crowds of it
     * @param accounts how many accounts each of them has
     */
    record Automated(Automaton kind, int groups, int accounts) implements Population {
        @Override
        public Automated scaled(double factor) {
            return new Automated(kind, (int) Math.max(1, Math.rint(groups * factor)), accounts);
        }
    }

    /** A distillation campaign. */
    record Campaign(CampaignPlan plan) implements Population {
        @Override
        public Campaign scaled(double factor) {
            return new Campaign(plan.scaled(factor));
        }
    }

    /**
     * A new model comes out.
     *
     * @param model its name
     * @param day days after the start, 0 or more
     */
    record Launch(String model, double day) implements Population {
        @Override
        public Launch scaled(double factor) {
            return this;
        }
    }
}
