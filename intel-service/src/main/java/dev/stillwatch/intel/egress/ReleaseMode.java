package dev.stillwatch.intel.egress;

/** Who must agree before anything leaves. */
public enum ReleaseMode {
    /** Two different persons, who saw the very bytes. */
    TWO_PERSONS,
    /** Nobody beside the person who confirmed the campaign: for development and demonstrations. */
    ON_CONFIRMATION
}
