package dev.stillwatch.intel.report;

import java.util.Map;

/** The platform's words in those of people who don't work with it. */
final class Words {

    private static final Map<String, String> LINKS = Map.ofEntries(
            Map.entry("payment", "the same means of payment"),
            Map.entry("device", "the same device"),
            Map.entry("phone", "the same telephone number"),
            Map.entry("email", "the same e-mail address"),
            Map.entry("email_domain", "an e-mail domain that few use"),
            Map.entry("email_pattern", "e-mail addresses made by one pattern"),
            Map.entry("referral", "the same referral code"),
            Map.entry("ip", "the same network address"),
            Map.entry("prefix", "the same small network"),
            Map.entry("client", "the same rare combination of client software"),
            Map.entry("template", "prompts filled from the same rare form"),
            Map.entry("system_prompt", "the same system prompt"),
            Map.entry("toolset", "the same set of tools"),
            Map.entry("reasoning_handle", "a reasoning handle issued to one account and presented by another"),
            Map.entry("credential", "the same credential"),
            Map.entry("session", "the same session"),
            Map.entry("cotiming", "sign-ups close together that share something weaker"),
            Map.entry("forged_client", "the same forgery of client software, wrong in the same way"));

    private static final Map<String, String> ACTIONS = Map.of(
            "observe", "watched; nothing changed for the customer",
            "throttle", "served at a bounded rate",
            "withhold_reasoning", "served without the model's reasoning",
            "verify", "asked to verify who they are",
            "suspend", "served no more",
            "take_down", "served no more, all accounts at one moment");

    private static final Map<String, String> STATES = Map.of(
            "suspected", "Suspected",
            "confirmed", "Confirmed by a person",
            "contained", "Contained",
            "closed", "Closed",
            "dismissed", "Dismissed: not extraction");

    private Words() {}

    static String link(String kind) {
        return LINKS.getOrDefault(kind, plain(kind));
    }

    static String action(String kind) {
        return ACTIONS.getOrDefault(kind, plain(kind));
    }

    static String state(String state) {
        return STATES.getOrDefault(state, plain(state));
    }

    /** A name of a program's as words. */
    static String plain(String name) {
        return name.replace('_', ' ');
    }
}
