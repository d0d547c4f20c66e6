package dev.stillwatch.lab.baseline;

/**
 * What the baselines read of an exchange.
 *
 * @param account who asked
 * @param at when, milliseconds since 1970
 * @param opening the first fifty characters of the prompt, folded
 * @param ip where from; empty: unknown
 * @param embedding the prompt's embedding
 */
record Query(String account, long at, String opening, String ip, Vector embedding) {}
