package dev.stillwatch.enforcement.api;

import com.google.rpc.BadRequest;
import dev.stillwatch.enforcement.decision.Command;
import dev.stillwatch.enforcement.policy.Compilation;
import dev.stillwatch.enforcement.policy.CompiledPolicies;
import dev.stillwatch.enforcement.policy.PolicyCompiler;
import dev.stillwatch.enforcement.policy.PolicyProblem;
import dev.stillwatch.enforcement.v1.DeployPolicySetRequest;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.platform.access.Caller;
import dev.stillwatch.platform.grpc.Errors;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks policy sets and has them deployed. */
@Singleton
final class PolicyDesk {

    private final PolicyCompiler compiler = new PolicyCompiler();
    private final Desk desk;

    PolicyDesk(Desk desk) {
        this.desk = desk;
    }

    PolicySet deploy(DeployPolicySetRequest request) {
        PolicySet wanted = PolicySet.newBuilder()
                .addAllPolicies(request.getPoliciesList())
                .setNote(request.getNote())
                .build();
        return switch (compiler.compile(wanted)) {
            case Compilation.Invalid invalid -> throw refused(wanted, invalid.problems());
            case Compilation.Compiled compiled when request.getValidateOnly() -> wanted;
            case Compilation.Compiled compiled ->
                desk.decide(
                        new Command.DeployPolicies(
                                compiled.policies(), Caller.actor(request.getActor()), request.getNote()),
                        request.getRequestId(),
                        request,
                        PolicySet.class);
        };
    }

    /**
     * Policies ready to be evaluated.
     *
     * @throws StatusRuntimeException INVALID_ARGUMENT, reason POLICY_INVALID, names what is wrong
     */
    CompiledPolicies compiled(List<Policy> policies, String note) {
        PolicySet wanted =
                PolicySet.newBuilder().addAllPolicies(policies).setNote(note).build();
        return switch (compiler.compile(wanted)) {
            case Compilation.Invalid invalid -> throw refused(wanted, invalid.problems());
            case Compilation.Compiled compiled -> compiled.policies();
        };
    }

    private static StatusRuntimeException refused(PolicySet set, List<PolicyProblem> problems) {
        return Errors.invalidArgument(
                "POLICY_INVALID",
                problems.stream().map(PolicyProblem::toString).collect(Collectors.joining("; ")),
                problems.stream()
                        .map(p -> BadRequest.FieldViolation.newBuilder()
                                .setField(field(set, p))
                                .setDescription(p.toString())
                                .build())
                        .toArray(BadRequest.FieldViolation[]::new));
    }

    private static String field(PolicySet set, PolicyProblem problem) {
        return IntStream.range(0, set.getPoliciesCount())
                .filter(i -> set.getPolicies(i).getPolicyId().equals(problem.policyId()))
                .mapToObj(i -> "policies[" + i + "]" + (problem.line() > 0 ? ".condition" : ""))
                .findFirst()
                .orElse("policies");
    }
}
