package dev.stillwatch.lab.simulate.people;

import dev.stillwatch.ingest.v1.Parameters;
import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Sampling;
import dev.stillwatch.lab.simulate.traffic.Settings;
import dev.stillwatch.lab.simulate.world.Models;

/**
 * How an account calls models: always one way, now and then another model.
 *
 * @param model the usual one
 * @param parameters as sent with each request
 * @param wandering share of sessions with any other model, 0 to 1
 * @param newer a model that comes out; empty: none, or not interested
 * @param newerFrom from when it is used instead, milliseconds since 1970
 * @param newerShare for which share of the sessions, 0 to 1
 * @param retained whether answers may be kept
 */
public record Calls(
        String model,
        Parameters parameters,
        double wandering,
        String newer,
        long newerFrom,
        double newerShare,
        boolean retained)
        implements Sampling {
    /** As an app calls: no parameters of one's own. */
    public static Calls app(String model, Dice dice) {
        return new Calls(model, Parameters.newBuilder().setStream(true).build(), dice.between(0, 0.2), "", 0, 0, true);
    }

    /** As a program calls. */
    public static Calls program(String model, Dice dice) {
        Parameters.Builder parameters = Parameters.newBuilder();
        if (dice.chance(0.6)) {
            parameters.setTemperature(dice.below(11) / 10.0);
        }
        if (dice.chance(0.15)) {
            parameters.setTopP(dice.chance(0.5) ? 0.95 : 0.9);
        }
        if (dice.chance(0.55)) {
            parameters.setMaxOutputTokens(512L << dice.below(5));
        }
        if (dice.chance(0.5)) {
            parameters.setStream(dice.chance(0.5));
        }
        if (Models.reasons(model) && dice.chance(0.4)) {
            parameters.setReasoningEffort(dice.chance(0.5) ? "medium" : "high");
        }
        return new Calls(model, parameters.build(), dice.between(0, 0.05), "", 0, 0, true);
    }

    /** The same with another model from a moment on. */
    public Calls thenWith(String newModel, long from) {
        return thenWith(newModel, from, 0.8);
    }

    /** The same with another model for a share of the sessions from a moment on. */
    public Calls thenWith(String newModel, long from, double share) {
        return new Calls(model, parameters, wandering, newModel, from, share, retained);
    }

    /** The same under a contract that forbids keeping answers. */
    public Calls withoutRetention() {
        return new Calls(model, parameters, wandering, newer, newerFrom, newerShare, false);
    }

    @Override
    public Settings settings(long at, Dice dice) {
        String now = dice.chance(wandering) ? Models.any(dice) : model;
        if (!newer.isEmpty() && at >= newerFrom && dice.chance(newerShare)) {
            now = newer;
        }
        return new Settings(now, parameters, Models.reasons(now), retained);
    }
}
