package dev.stillwatch.enforcement.check;

import dev.stillwatch.enforcement.v1.ActionKind;

/**
 * One action in force.
 *
 * @param actionId its id
 * @param kind what is done
 * @param policyId the policy it comes from
 * @param policyVersion version of the policy's set
 */
public record Held(String actionId, ActionKind kind, String policyId, String policyVersion) {}
