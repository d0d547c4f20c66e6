package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.SharedValue;

/**
 * That an account holds a value.
 *
 * @param value what it holds
 * @param account the account
 */
public record Edge(SharedValue value, String account) {}
