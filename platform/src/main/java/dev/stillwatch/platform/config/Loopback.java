package dev.stillwatch.platform.config;

/** Addresses that only this machine reaches. */
public final class Loopback {

    private Loopback() {}

    /** Whether a host to listen on is one. */
    public static boolean is(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
    }
}
