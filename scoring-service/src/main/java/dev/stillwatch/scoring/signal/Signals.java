package dev.stillwatch.scoring.signal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** All signals there are, by name: what a model may weigh. */
final class Signals {

    private static final SequencedMap<String, Measure> ALL = new LinkedHashMap<>();

    static {
        ALL.put("elicitation", ContentSignals::elicitation);
        ALL.put("elicitation_excess", ContentSignals::elicitationExcess);
        ALL.put("elicitation_peak", ContentSignals::elicitationPeak);
        ALL.put("templates", ContentSignals::templates);
        ALL.put("uniform_prompts", ContentSignals::uniformPrompts);
        ALL.put("coverage", ContentSignals::coverage);
        ALL.put("probe_enumeration", ContentSignals::probeEnumeration);
        ALL.put("ordinary_content", ContentSignals::ordinaryContent);
        ALL.put("conversation", ContentSignals::conversation);
        ALL.put("single_turns", UsageSignals::singleTurns);
        ALL.put("dense_output", UsageSignals::denseOutput);
        ALL.put("thin_answers", UsageSignals::thinAnswers);
        ALL.put("high_effort", UsageSignals::highEffort);
        ALL.put("sampling", UsageSignals::sampling);
        ALL.put("round_the_clock", UsageSignals::roundTheClock);
        ALL.put("quiet_hours", UsageSignals::quietHours);
        ALL.put("paced", ScheduleSignals::paced);
        ALL.put("even_days", ScheduleSignals::evenDays);
        ALL.put("release_pivot", ReleaseSignals::releasePivot);
        ALL.put("volume", UsageSignals::volume);
        ALL.put("quick_start", UsageSignals::quickStart);
        ALL.put("plan_to_usage", PlanSignals::planToUsage);
        ALL.put("established", UsageSignals::established);
        ALL.put("crowded_sessions", UsageSignals::crowdedSessions);
        ALL.put("disposable_email", HolderSignals::disposableEmail);
        ALL.put("unverified_programme", HolderSignals::unverifiedProgramme);
        ALL.put("verified", HolderSignals::verified);
        ALL.put("contradictions", HolderSignals::contradictions);
        ALL.put("missing_telemetry", HolderSignals::missingTelemetry);
        ALL.put("changing_client", HolderSignals::changingClient);
        ALL.put("foreign_handles", HandleSignals::foreignHandles);
        ALL.put("replayed_handles", HandleSignals::replayedHandles);
        ALL.put("many_authors", HolderSignals::manyAuthors);
        ALL.put("unlike_unlinked", CohortSignals::unlikeUnlinked);
        ALL.put("many_minds", CohortSignals::manyMinds);
        ALL.put("balanced_load", CohortSignals::balancedLoad);
        ALL.put("size", CohortSignals::size);
        ALL.put("shared_templates", CohortSignals::sharedTemplates);
        ALL.put("one_mind", CohortSignals::oneMind);
        ALL.put("own_topics", CohortSignals::ownTopics);
        ALL.put("made_together", CohortSignals::madeTogether);
        ALL.put("long_standing", CohortSignals::longStanding);
        ALL.put("shared_generator", BondSignals::sharedGenerator);
        ALL.put("several_sources", BondSignals::severalSources);
        ALL.put("bulk_sign_up", BondSignals::bulkSignUp);
        ALL.put("one_wrapper", BondSignals::oneWrapper);
        ALL.put("one_relay", BondSignals::oneRelay);
        ALL.put("loosely_linked", BondSignals::looselyLinked);
        ALL.put("prompts_alone", BondSignals::promptsAlone);
        ALL.put("one_house", BondSignals::oneHouse);
        ALL.put("one_organization", CohortSignals::oneOrganization);
    }

    private Signals() {}

    /** How each is read, by its name. */
    static SequencedMap<String, Measure> all() {
        return Collections.unmodifiableSequencedMap(ALL);
    }
}
