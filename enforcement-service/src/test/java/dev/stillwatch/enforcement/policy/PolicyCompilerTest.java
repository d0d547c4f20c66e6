package dev.stillwatch.enforcement.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.enforcement.v1.PolicySet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCompilerTest {

    private final PolicyCompiler compiler = new PolicyCompiler();

    @Test
    void theShippedSetCompiles() {
        assertThat(compiler.compile(DefaultPolicies.load())).isInstanceOf(Compilation.Compiled.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assessment.score >= 0.95",
                "assessment.score >= 1",
                "assessment.accounts > 3 && assessment.exchanges / assessment.accounts > 10",
                "'templates' in assessment.reasons && assessment.reasons['templates'] > 2.0",
                "assessment.reasons.exists(signal, assessment.reasons[signal] > 3.0)",
                "cohort.confirmed || assessment.age_hours > 24.0",
                "assessment.model_version.startsWith('2')",
            })
    void takesConditionsOverCohorts(String condition) {
        assertThat(problems(cohortPolicy(condition))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assessment.scor > 0.5          | 1 |  1 | no attribute 'assessment.scor'",
                "assessment.score > 'high'      | 1 | 18 | no matching overload",
                "assessment.score               | 1 | 11 | expected type 'bool'",
                "assessment.significant &&      | 1 | 26 | mismatched input",
                "!account.verified              | 1 |  2 | no attribute 'account.verified'",
                "assessment.own_score > 0.5     | 1 |  1 | no attribute 'assessment.own_score'",
            })
    void saysWhereAConditionIsWrongAndWhatThereIs(String condition, int line, int column, String message) {
        List<PolicyProblem> problems = problems(cohortPolicy(condition));

        assertThat(problems).first().satisfies(p -> {
            assertThat(p.policyId()).isEqualTo("a-policy");
            assertThat(p.message()).contains(message);
            assertThat(p.line()).isEqualTo(line);
            assertThat(p.column()).isEqualTo(column);
        });
    }

    @Test
    void namesTheAttributesWhenOneIsUnknown() {
        assertThat(problems(cohortPolicy("assessment.scor > 0.5")))
                .first()
                .satisfies(p -> assertThat(p.toString())
                        .contains("policy a-policy (line 1, column 1)", "assessment.score", "cohort.confirmed")
                        .doesNotContain("account.verified"));
    }

    @Test
    void refusesAConditionThatIsTooLong() {
        String condition = "assessment.flagged" + " || assessment.flagged".repeat(200);

        assertThat(problems(cohortPolicy(condition))).isNotEmpty();
    }

    @Test
    void refusesAConditionOfTooManyNodes() {
        String condition = "true" + "||true".repeat(PolicyCompiler.MOST_NODES / 2);

        assertThat(condition).hasSizeLessThan(PolicyCompiler.LONGEST_CONDITION);
        assertThat(problems(cohortPolicy(condition))).isNotEmpty();
    }

    @Test
    void saysEverythingThatIsWrongWithASet() {
        Policy broken = cohortPolicy("true").toBuilder()
                .setPolicyId("Not An Id")
                .setMode(Mode.MODE_UNSPECIFIED)
                .setTtlSeconds(1)
                .build();
        Policy twice = cohortPolicy("");
        Policy takeDownOfOne = cohortPolicy("true").toBuilder()
                .setPolicyId("take-down-of-one")
                .setScope(Policy.Scope.SCOPE_ACCOUNT)
                .setAction(ActionKind.ACTION_KIND_TAKE_DOWN)
                .build();

        assertThat(problems(broken, twice, cohortPolicy("true"), takeDownOfOne))
                .extracting(PolicyProblem::message)
                .anyMatch(m -> m.contains("lower-case words"))
                .anyMatch(m -> m.contains("mode must be"))
                .anyMatch(m -> m.contains("ttl_seconds"))
                .anyMatch(m -> m.contains("used twice"))
                .anyMatch(m -> m.contains("condition is empty"))
                .anyMatch(m -> m.contains("TAKE_DOWN is for cohorts"));
    }

    @Test
    void refusesASetWithoutPolicies() {
        assertThat(problems())
                .singleElement()
                .satisfies(p -> assertThat(p.policyId()).isEmpty());
    }

    private List<PolicyProblem> problems(Policy... policies) {
        PolicySet set = PolicySet.newBuilder().addAllPolicies(List.of(policies)).build();
        return switch (compiler.compile(set)) {
            case Compilation.Compiled c -> List.of();
            case Compilation.Invalid invalid -> invalid.problems();
        };
    }

    private static Policy cohortPolicy(String condition) {
        return Policy.newBuilder()
                .setPolicyId("a-policy")
                .setScope(Policy.Scope.SCOPE_COHORT)
                .setCondition(condition)
                .setAction(ActionKind.ACTION_KIND_THROTTLE)
                .setTtlSeconds(3600)
                .setMode(Mode.MODE_ENFORCE)
                .build();
    }
}
