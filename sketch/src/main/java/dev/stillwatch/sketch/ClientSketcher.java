package dev.stillwatch.sketch;

import dev.stillwatch.ingest.v1.Client;
import dev.stillwatch.ingest.v1.ClientSketch;
import dev.stillwatch.sketch.client.ClientLayers;
import dev.stillwatch.sketch.key.KeyedHash;
import dev.stillwatch.sketch.key.NetworkAddress;
import dev.stillwatch.sketch.key.Purpose;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Sketches what the edge saw of a client. */
final class ClientSketcher {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final long MOST_ASN = 0xffff_ffffL;

    private final KeyedHash key;
    private final Vocabulary vocabulary;

    ClientSketcher(KeyedHash key, Vocabulary vocabulary) {
        this.key = key;
        this.vocabulary = vocabulary;
    }

    ClientSketch sketch(Client client) {
        ClientSketch.Builder sketch = ClientSketch.newBuilder()
                .setAsn(asn(client.getAsn()))
                .setCountry(country(client.getCountry()))
                .setJa4(key.hash(Purpose.JA4, client.getJa4()))
                .setHttp(key.hash(Purpose.HTTP_FINGERPRINT, client.getHttpFingerprint()))
                .setUserAgent(key.hash(Purpose.USER_AGENT, client.getUserAgent()))
                .setSdk(vocabulary.word(Vocabulary.Kind.SDK, client.getSdk(), key))
                .setBuild(build(client))
                .addAllContradictions(ClientLayers.contradictions(client));
        if (client.hasTelemetrySeen()) {
            sketch.setTelemetrySeen(client.getTelemetrySeen());
        }
        Optional<NetworkAddress> address = NetworkAddress.parse(client.getIp());
        sketch.setIp(
                key.hash(Purpose.ADDRESS, address.map(NetworkAddress::address).orElse(client.getIp())));
        sketch.setPrefix(
                key.hash(Purpose.PREFIX, address.map(NetworkAddress::prefix).orElse("")));
        return sketch.build();
    }

    private long build(Client client) {
        String told = client.getSdk() + client.getSdkVersion() + client.getRuntime();
        return told.isEmpty()
                ? 0
                : key.hash(Purpose.BUILD, client.getSdk() + "\n" + client.getSdkVersion() + "\n" + client.getRuntime());
    }

    private static String country(String told) {
        String code = told.strip().toUpperCase(Locale.ROOT);
        return COUNTRIES.contains(code) ? code : "";
    }

    private static int asn(String told) {
        String digits = told.strip();
        if (digits.regionMatches(true, 0, "AS", 0, 2)) {
            digits = digits.substring(2);
        }
        if (digits.isEmpty() || digits.length() > 10 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        long number = Long.parseLong(digits);
        return number <= MOST_ASN ? (int) number : 0;
    }
}
