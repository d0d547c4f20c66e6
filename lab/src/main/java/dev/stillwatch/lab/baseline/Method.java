package dev.stillwatch.lab.baseline;

import java.util.function.Supplier;

/**
 * A published method, calibrated on benign traffic.
 *
 * @param name what tables call it
 * @param detectors a new detector for each subject
 * @param accountThreshold suspicion of an account above which it alarms
 * @param cohortThreshold suspicion of a cohort above which it alarms
 */
record Method(String name, Supplier<Detector> detectors, double accountThreshold, double cohortThreshold) {}
