package dev.stillwatch.enforcement.policy;

import static dev.stillwatch.enforcement.v1.Policy.Scope.SCOPE_ACCOUNT;
import static dev.stillwatch.enforcement.v1.Policy.Scope.SCOPE_COHORT;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelVariableResolver;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that conditions can ask, with types. docs/policies.md is this list for people, with units. */
public final class Attributes {

    private static final Set<Policy.Scope> BOTH = Set.of(SCOPE_ACCOUNT, SCOPE_COHORT);
    private static final Set<Policy.Scope> ACCOUNT = Set.of(SCOPE_ACCOUNT);
    private static final Set<Policy.Scope> COHORT = Set.of(SCOPE_COHORT);

    private static final List<Attribute> ALL = List.of(
            believed("score", SimpleType.DOUBLE, BOTH, Assessment::getScore),
            believed("own_score", SimpleType.DOUBLE, ACCOUNT, Assessment::getOwnScore),
            believed("log_e_value", SimpleType.DOUBLE, COHORT, Assessment::getLogEValue),
            believed("significant", SimpleType.BOOL, COHORT, Assessment::getSignificant),
            believed("false_discovery_rate", SimpleType.DOUBLE, COHORT, Assessment::getFalseDiscoveryRate),
            believed("flagged", SimpleType.BOOL, BOTH, Assessment::hasFlaggedAt),
            believed("flagged_hours", SimpleType.DOUBLE, BOTH, Evidence::hoursSinceFlagged),
            believed("hypothesis", SimpleType.STRING, COHORT, Evidence::hypothesis),
            believed("draws", SimpleType.BOOL, BOTH, Assessment::getDraws),
            believed("exchanges", SimpleType.INT, BOTH, Assessment::getExchanges),
            believed("accounts", SimpleType.INT, BOTH, a -> (long) a.getAccounts()),
            believed("training_value", SimpleType.DOUBLE, BOTH, Assessment::getTrainingValue),
            believed("verified_share", SimpleType.DOUBLE, BOTH, Assessment::getVerifiedShare),
            believed("organization_share", SimpleType.DOUBLE, COHORT, Assessment::getOrganizationShare),
            believed("age_hours", SimpleType.DOUBLE, BOTH, Evidence::hoursSinceFirstExchange),
            believed("idle_hours", SimpleType.DOUBLE, BOTH, Evidence::hoursSinceLastExchange),
            believed("reasons", MapType.create(SimpleType.STRING, SimpleType.DOUBLE), BOTH, Evidence::weights),
            believed("model_version", SimpleType.STRING, BOTH, Assessment::getModelVersion),
            new Attribute("account.verified", SimpleType.BOOL, ACCOUNT, s -> Evidence.verified(s.assessment())),
            new Attribute(
                    "account.in_cohort",
                    SimpleType.BOOL,
                    ACCOUNT,
                    s -> s instanceof PolicySubject.OfAccount a && a.inCohort()),
            new Attribute(
                    "cohort.confirmed",
                    SimpleType.BOOL,
                    COHORT,
                    s -> s instanceof PolicySubject.OfCohort c && c.confirmed()),
            linked("beyond_content", Linked::beyondContent),
            linked("beyond_software", Linked::beyondSoftware),
            linked("as_strangers", Linked::asStrangers),
            new Attribute(
                    "cohort.candidate",
                    SimpleType.BOOL,
                    COHORT,
                    s -> s instanceof PolicySubject.OfCohort c && c.candidate()));

    private static final Map<String, Attribute> BY_PATH =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Attribute::path, a -> a));

    private Attributes() {}

    /** Names of what policies of a scope can ask, such as {@code assessment.score}. */
    public static List<String> names(Policy.Scope scope) {
        return of(scope).map(Attribute::path).toList();
    }

    static Stream<Attribute> of(Policy.Scope scope) {
        return ALL.stream().filter(a -> a.scopes().contains(scope));
    }

    /** Looks values up as a condition asks for them. */
    static CelVariableResolver resolver(PolicySubject subject) {
        return name -> Optional.ofNullable(BY_PATH.get(name)).map(a -> a.value().apply(subject));
    }

    private static Attribute linked(String name, ToDoubleFunction<Linked> share) {
        return new Attribute(
                "cohort.linked_" + name,
                SimpleType.DOUBLE,
                COHORT,
                s -> s instanceof PolicySubject.OfCohort c ? share.applyAsDouble(c.linked()) : 0.0);
    }

    private static Attribute believed(
            String name, CelType type, Set<Policy.Scope> scopes, Function<Assessment, Object> value) {
        return new Attribute("assessment." + name, type, scopes, s -> value.apply(s.assessment()));
    }
}
