package dev.stillwatch.enforcement.policy;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.enforcement.v1.PolicySet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Type-checks and plans policy sets in CEL (the Common Expression Language, github.com/google/cel-spec). What a condition can cost is bounded
 * here: its length, its nodes, and the steps of each loop over a list or map.
 */
public final class PolicyCompiler {

    /** Longest condition, in characters. */
    public static final int LONGEST_CONDITION = 4096;

    /** Most nodes in a condition. */
    static final int MOST_NODES = 1000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.]+");

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST_CONDITION)
            .maxParseExpressionNodeCount(MOST_NODES)
            .maxParseRecursionDepth(50)
            .comprehensionMaxIterations(1000)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private final CelCompiler ofAccounts = compiler(Policy.Scope.SCOPE_ACCOUNT);
    private final CelCompiler ofCohorts = compiler(Policy.Scope.SCOPE_COHORT);
    private final CelRuntime runtime =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

    /** Compiles a set, or says everything that is wrong with it. */
    public Compilation compile(PolicySet set) {
        List<PolicyProblem> problems = new ArrayList<>(PolicyShape.problems(set));
        List<CompiledPolicy> compiled = new ArrayList<>();
        Set<String> broken =
                problems.stream().map(PolicyProblem::policyId).collect(Collectors.toCollection(HashSet::new));
        for (Policy policy : set.getPoliciesList()) {
            if (!broken.contains(policy.getPolicyId())) {
                condition(policy, compiled, problems);
            }
        }
        return problems.isEmpty()
                ? new Compilation.Compiled(new CompiledPolicies(set, compiled))
                : new Compilation.Invalid(List.copyOf(problems));
    }

    private void condition(Policy policy, List<CompiledPolicy> compiled, List<PolicyProblem> problems) {
        CelCompiler compiler = policy.getScope() == Policy.Scope.SCOPE_COHORT ? ofCohorts : ofAccounts;
        CelValidationResult checked = compiler.compile(policy.getCondition());
        if (checked.hasError()) {
            checked.getErrors().forEach(e -> problems.add(problem(policy, e)));
            return;
        }
        try {
            compiled.add(new CompiledPolicy(policy, runtime.createProgram(checked.getAst())));
        } catch (CelValidationException | CelEvaluationException e) {
            problems.add(PolicyProblem.of(policy.getPolicyId(), String.valueOf(e.getMessage())));
        }
    }

    private static PolicyProblem problem(Policy policy, CelIssue issue) {
        int line = issue.getSourceLocation().getLine();
        int column = issue.getSourceLocation().getColumn();
        String message = issue.getMessage();
        if (message.contains("undeclared reference")) {
            message = "no attribute '" + nameAt(policy.getCondition(), line, column)
                    + "' in policies of this scope; there are "
                    + String.join(", ", Attributes.names(policy.getScope()));
        }
        return new PolicyProblem(policy.getPolicyId(), line, column + 1, message);
    }

    /** The dotted name that begins at a place; CEL itself names only its first word. */
    private static String nameAt(String condition, int line, int column) {
        String text = condition.lines().skip(line - 1L).findFirst().orElse("");
        Matcher name = NAME.matcher(text).region(Math.min(column, text.length()), text.length());
        return name.lookingAt() ? name.group() : text;
    }

    private static CelCompiler compiler(Policy.Scope scope) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        Attributes.of(scope).forEach(a -> builder.addVar(a.path(), a.type()));
        return builder.build();
    }
}
