package dev.stillwatch.enforcement.policy;

/** Versions of policy sets: a name, {@code @}, and a number that goes up by one with every deployment. */
public final class PolicyVersions {

    private PolicyVersions() {}

    /** The number of a version. */
    public static long number(String version) {
        return Long.parseLong(version.substring(version.lastIndexOf('@') + 1));
    }

    /**
     * The version after this one.
     *
     * @param version such as {@code default@3}
     * @throws IllegalArgumentException when it is no version
     */
    public static String next(String version) {
        int at = version.lastIndexOf('@');
        if (at < 1) {
            throw new IllegalArgumentException("Not a version of a policy set: " + version);
        }
        return version.substring(0, at + 1) + (Long.parseLong(version.substring(at + 1)) + 1);
    }
}
