package dev.stillwatch.cli.policy;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.stillwatch.enforcement.v1.PolicySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy set in a file: JSON as {@code policies show --json} prints it. */
public final class PolicyFile {

    private PolicyFile() {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if the file is no policy set, saying where
     */
    public static PolicySet read(Path file) throws IOException {
        PolicySet.Builder set = PolicySet.newBuilder();
        try {
            JsonFormat.parser().merge(Files.readString(file), set);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(
                    file + " is no policy set: " + e.getMessage() + ". Begin with what policies show --json prints", e);
        }
        if (set.getPoliciesCount() == 0) {
            throw new IllegalArgumentException(file + " has no policies. Begin with what policies show --json prints");
        }
        return set.build();
    }
}
