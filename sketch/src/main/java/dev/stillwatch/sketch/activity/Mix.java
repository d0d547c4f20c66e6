package dev.stillwatch.sketch.activity;

import com.dynatrace.hash4j.hashing.Hashing;

/** Hashes without a key, for spreading over buckets; part of the wire format, so never to be changed. */
final class Mix {
    private Mix() {}

    /** Finaliser of MurmurHash3 (Appleby): a bijection of 64-bit words. */
    static long mix(long value) {
        long x = value;
        x = (x ^ (x >>> 33)) * 0xff51afd7ed558ccdL;
        x = (x ^ (x >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return x ^ (x >>> 33);
    }

    static long hash(String text) {
        return Hashing.wyhashFinal4().hashCharsToLong(text);
    }
}
