package dev.stillwatch.lab.findings;

/**
 * Why something was judged or done.
 *
 * @param signal the signal's name
 * @param weight what it added, in nats
 * @param detail a sentence for people
 */
public record Reason(String signal, double weight, String detail) {}
