package dev.stillwatch.enforcement.check;

/** What to answer when the state that an action needs is not to be had. */
public interface FailModes {

    /**
     * Whether requests are served then.
     *
     * @param policyVersion version of the policy's set
     * @param policyId the policy
     */
    boolean open(String policyVersion, String policyId);
}
