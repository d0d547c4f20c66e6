package dev.stillwatch.lab.evaluate;

import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.lab.corpora.CorporaPlan;
import dev.stillwatch.lab.corpora.CorporaTraffic;
import dev.stillwatch.lab.simulate.Scenario;
import dev.stillwatch.lab.simulate.Simulation;
import dev.stillwatch.lab.truth.Truth;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.Supplier;

/**
 * Events and what is true of their accounts.
 *
 * @param scenario what it is called
 * @param seed where its chance came from
 * @param truth what is true
 * @param events the events in order of time, from the beginning at each call, always the same
 */
public record LabelledTraffic(String scenario, long seed, Truth truth, Supplier<Iterator<Event>> events) {
    /** What traffic of real prompts is called. */
    public static final String CORPORA = "corpora";

    /** A scenario's traffic. */
    public static LabelledTraffic of(Scenario scenario) {
        Simulation simulation = Simulation.of(scenario);
        return new LabelledTraffic(scenario.name(), scenario.seed(), simulation.truth(), simulation::events);
    }

    /**
     * Traffic of real prompts.
     *
     * @throws IOException when a corpus is missing or cannot be read; the message says which
     */
    public static LabelledTraffic of(CorporaPlan plan) throws IOException {
        CorporaTraffic traffic = CorporaTraffic.of(plan);
        return new LabelledTraffic(CORPORA, plan.seed(), traffic.truth(), traffic::events);
    }
}
