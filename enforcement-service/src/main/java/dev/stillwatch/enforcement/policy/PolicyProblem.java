package dev.stillwatch.enforcement.policy;

/**
 * Why a policy set can't be deployed.
 *
 * @param policyId the policy; empty when it is the set as a whole
 * @param line line in the condition, from 1; 0 when it is not in the condition
 * @param column column in the line, from 1; 0 when it is not in the condition
 * @param message what is wrong and what to do
 */
public record PolicyProblem(String policyId, int line, int column, String message) {

    static PolicyProblem of(String policyId, String message) {
        return new PolicyProblem(policyId, 0, 0, message);
    }

    @Override
    public String toString() {
        String where = line == 0 ? "" : " (line " + line + ", column " + column + ")";
        return (policyId.isEmpty() ? "policy set" : "policy " + policyId) + where + ": " + message;
    }
}
