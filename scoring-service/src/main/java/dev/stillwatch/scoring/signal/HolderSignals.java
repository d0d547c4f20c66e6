package dev.stillwatch.scoring.signal;

import static dev.stillwatch.scoring.signal.Figures.percent;
import static dev.stillwatch.scoring.signal.Figures.ramp;
import static dev.stillwatch.scoring.signal.Figures.tenths;
import static dev.stillwatch.scoring.signal.Figures.whole;

import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.sketch.activity.CohortStatistics;
import dev.stillwatch.sketch.activity.Counter;
import dev.stillwatch.sketch.activity.Distinct;
import dev.stillwatch.sketch.activity.Histogram;
import dev.stillwatch.sketch.activity.Verification;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Who holds the account, with what client, and how many people are behind it. */
final class HolderSignals {

    private HolderSignals() {}

    /** Disposable e-mail address; of a cohort, the share of accounts with one. */
    static Observation disposableEmail(Profile p) {
        if (p.cohort()) {
            double share = (double) p.activity().count(Counter.DISPOSABLE_EMAIL_ACCOUNTS)
                    / p.activity().accounts();
            return new Observation(share, percent(share) + " of the accounts use a disposable e-mail address");
        }
        return p.activity().emailDisposable()
                ? new Observation(1, "the e-mail address is of a disposable domain")
                : Observation.none();
    }

    /** How well the holder is known: speaks for the subject. */
    static Observation verified(Profile p) {
        if (p.cohort()) {
            double share = CohortStatistics.of(p.activity()).verifiedShare();
            return new Observation(share, percent(share) + " of the holders are known as organisation or by identity");
        }
        Verification level = p.activity().verification();
        double strength = switch (level) {
            case NONE, EMAIL -> 0;
            case PHONE -> 0.05;
            case PAYMENT -> 0.1;
            case ORGANISATION -> 0.85;
            case IDENTITY -> 1;
        };
        return new Observation(
                strength, "the holder is known by " + level.name().toLowerCase(Locale.ROOT));
    }

    /** Came in by a programme, such as education, whose checks were abused before, and is not verified. */
    static Observation unverifiedProgramme(Profile p) {
        Activity activity = p.activity();
        boolean weak = activity.verification().level() < Verification.ORGANISATION.level();
        return activity.programme().isPresent() && weak
                ? new Observation(1, "came in by a programme without a verified holder")
                : Observation.none();
    }

    /** Layers of the client that contradict one another: what a relay that imitates a client leaves behind. */
    static Observation contradictions(Profile p) {
        double share = p.share(Counter.CONTRADICTIONS);
        return new Observation(
                ramp(share, 0.03, 0.4) * p.belief(),
                percent(share) + " of the exchanges come from a client whose layers contradict one another");
    }

    /** A client that should report telemetry and does not. */
    static Observation missingTelemetry(Profile p) {
        double without = p.activity().count(Counter.WITHOUT_TELEMETRY);
        double looked = without + p.activity().count(Counter.WITH_TELEMETRY);
        double share = looked == 0 ? 0 : without / looked;
        return new Observation(
                ramp(share, 0.5, 1) * p.belief(),
                percent(share) + " of the exchanges where telemetry was looked for had none");
    }

    /** One credential used with one client after another: a key that goes round a relay, or a relay that changes its mask. */
    static Observation changingClient(Profile p) {
        double credentials = p.activity().distinct(Distinct.CREDENTIALS);
        double pairs = p.activity().distinct(Distinct.CREDENTIAL_CLIENTS);
        double each = credentials < 0.5 ? 0 : pairs / credentials;
        return new Observation(
                ramp(each, 2.5, 8) * p.belief(20),
                "each credential was used with " + tenths(each) + " different clients");
    }

    /**
     * Many people behind one account: at least two of languages, countries, clients, networks, system prompts and unrelated prompts are more mixed than one
     * person's. The second strongest counts, so that a traveller or a polyglot alone is no relay.
     */
    static Observation manyAuthors(Profile p) {
        double languages = p.effective(Histogram.LANGUAGES);
        double countries = p.effective(Histogram.COUNTRIES);
        double clients = p.activity().distinct(Distinct.AGENTS);
        double networks = p.activity().distinct(Distinct.PREFIXES);
        double systems = p.activity().distinct(Distinct.SYSTEMS);
        double alike = p.activity().embeddings().meanCosine();
        double[] rising = DoubleStream.of(
                        ramp(languages, 1.5, 4),
                        ramp(countries, 1.5, 4),
                        ramp(clients, 3, 10),
                        ramp(networks, 6, 40),
                        ramp(systems, 3, 10),
                        ramp(alike, 0.3, 0.12))
                .sorted()
                .toArray();
        return new Observation(
                rising[4] * p.belief(20),
                tenths(languages) + " languages, " + tenths(countries) + " countries, " + whole(clients) + " clients, "
                        + whole(networks) + " networks and " + whole(systems)
                        + " system prompts; two prompts agree by " + percent(alike));
    }
}
