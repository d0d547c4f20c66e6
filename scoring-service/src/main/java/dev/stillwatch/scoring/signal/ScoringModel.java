package dev.stillwatch.scoring.signal;

import java.util.List;

/**
 * The additive log-odds model: a prior and a weight a signal, for accounts and for cohorts. The numbers were chosen by reasoning over the
 * public reports of campaigns, not fitted to any traffic; docs/detection.md gives the reason of each. A change of any number
 * is a new version.
 *
 * @param version name of this set of numbers
 * @param accountPrior log-odds of an account of which nothing is known: 1 in 150
 * @param cohortPrior log-odds of a cohort of which nothing is known: 1 in 20
 * @param weights the rows
 */
public record ScoringModel(String version, double accountPrior, double cohortPrior, List<Weight> weights) {

    /** The model in use. */
    public static final ScoringModel CURRENT = new ScoringModel(
            "2026.11-2",
            -5.0,
            -3.0,
            List.of(
                    new Weight("elicitation", 2.5, 2.2, ContentSignals::elicitation),
                    new Weight("elicitation_excess", 1.5, 0.8, ContentSignals::elicitationExcess),
                    new Weight("elicitation_peak", 0.8, 0.6, ContentSignals::elicitationPeak),
                    new Weight("templates", 1.6, 0.4, ContentSignals::templates),
                    new Weight("uniform_prompts", 0.4, 0.4, ContentSignals::uniformPrompts),
                    new Weight("coverage", 0.6, 0.3, ContentSignals::coverage),
                    new Weight("probe_enumeration", 3.0, 1.5, ContentSignals::probeEnumeration),
                    new Weight("ordinary_content", -0.5, -0.7, ContentSignals::ordinaryContent),
                    new Weight("conversation", -1.0, -1.0, ContentSignals::conversation),
                    new Weight("single_turns", 0.5, 0.4, UsageSignals::singleTurns),
                    new Weight("dense_output", 0.8, 0.8, UsageSignals::denseOutput),
                    new Weight("thin_answers", -0.8, -0.8, UsageSignals::thinAnswers),
                    new Weight("high_effort", 0.4, 0.4, UsageSignals::highEffort),
                    new Weight("sampling", 0.7, 0.7, UsageSignals::sampling),
                    new Weight("round_the_clock", 1.0, 0.4, UsageSignals::roundTheClock),
                    new Weight("quiet_hours", -0.6, -0.6, UsageSignals::quietHours),
                    new Weight("paced", 0.6, 0, ScheduleSignals::paced),
                    new Weight("even_days", 0.6, 0, ScheduleSignals::evenDays),
                    new Weight("volume", 0.4, 0.2, UsageSignals::volume),
                    new Weight("quick_start", 0.9, 0, UsageSignals::quickStart),
                    new Weight("established", -0.8, 0, UsageSignals::established),
                    new Weight("crowded_sessions", 0.6, 0, UsageSignals::crowdedSessions),
                    new Weight("disposable_email", 0.7, 0.9, HolderSignals::disposableEmail),
                    new Weight("unverified_programme", 0.2, 0, HolderSignals::unverifiedProgramme),
                    new Weight("verified", -3.0, -4.0, HolderSignals::verified),
                    new Weight("contradictions", 1.3, 1.3, HolderSignals::contradictions),
                    new Weight("missing_telemetry", 0.3, 0.3, HolderSignals::missingTelemetry),
                    new Weight("changing_client", 0.8, 0.5, HolderSignals::changingClient),
                    new Weight("foreign_handles", 8.0, 5.0, HandleSignals::foreignHandles),
                    new Weight("replayed_handles", 3.0, 2.0, HandleSignals::replayedHandles),
                    new Weight("many_authors", 1.5, 0, HolderSignals::manyAuthors),
                    new Weight("unlike_unlinked", 0, 3.0, CohortSignals::unlikeUnlinked),
                    new Weight("size", 0, 0.6, CohortSignals::size),
                    new Weight("shared_templates", 0, 1.8, CohortSignals::sharedTemplates),
                    new Weight("one_mind", 0, 1.2, CohortSignals::oneMind),
                    new Weight("own_topics", 0, -1.2, CohortSignals::ownTopics),
                    new Weight("made_together", 0, 0.8, CohortSignals::madeTogether),
                    new Weight("shared_generator", 0, 2.0, BondSignals::sharedGenerator),
                    new Weight("several_sources", 0, 0.8, BondSignals::severalSources),
                    new Weight("one_relay", 0, 3.0, BondSignals::oneRelay),
                    new Weight("one_house", 0, -1.2, BondSignals::oneHouse),
                    new Weight("one_organization", 0, -2.5, CohortSignals::oneOrganization)));

    /** Copies the rows. */
    public ScoringModel {
        weights = List.copyOf(weights);
    }
}
