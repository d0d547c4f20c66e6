package dev.stillwatch.linking.evidence;

/**
 * Kinds of evidence that stand or fall together. Within a group each further aspect adds half of what the one before it could; two
 * groups are taken as independent and add.
 */
public enum Group {
    /** Who pays, owns the device, answers the telephone, holds the key. */
    IDENTITY,
    /** Where requests come from and with what software. */
    NETWORK,
    /** How the account was made. */
    REGISTRATION,
    /** What is asked. */
    CONTENT,
    /** When the account works, sets out, turns and ends. Never enough by itself: it counts at most a quarter of what the others say together. */
    TIMING
}
