package dev.stillwatch.enforcement.check;

import dev.stillwatch.enforcement.v1.ActionKind;

/**
 * What is in force on an account, as far as one request needs it. There are few of these, shared by the accounts.
 *
 * @param kind what is done
 * @param policyId the policy it comes from
 * @param policyVersion version of the policy's set
 */
public record Held(ActionKind kind, String policyId, String policyVersion) {}
