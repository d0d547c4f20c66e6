package dev.stillwatch.enforcement.policy;

import com.google.protobuf.util.JsonFormat;
import dev.stillwatch.enforcement.v1.PolicySet;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The policy set that is shipped, and in force until an operator deploys another. */
public final class DefaultPolicies {

    private static final String RESOURCE = "/policies/default-1.json";

    private DefaultPolicies() {}

    /** The set, as in {@code policies/default-1.json}. */
    public static PolicySet load() {
        try (InputStream in = DefaultPolicies.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The artifact lacks " + RESOURCE);
            }
            PolicySet.Builder set = PolicySet.newBuilder();
            JsonFormat.parser().merge(new InputStreamReader(in, StandardCharsets.UTF_8), set);
            return set.build();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + RESOURCE, e);
        }
    }
}
