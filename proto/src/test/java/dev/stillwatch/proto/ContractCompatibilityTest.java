package dev.stillwatch.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While a cluster is upgraded, both versions read and write the same topics. The contracts as they last landed are kept in {@code landed.binpb};
 * {@code mvn -pl proto test -Dtest=ContractCompatibilityTest -Dcontracts.land=true} writes the present ones there, for a release.
 */
class ContractCompatibilityTest {

    private static final Path LANDED = Path.of("src", "test", "contracts", "landed.binpb");
    private static final int EXAMPLES = 200;

    @BeforeAll
    static void land(@TempDir Path folder) throws Exception {
        if (Boolean.getBoolean("contracts.land")) {
            Files.createDirectories(LANDED.getParent());
            String said = BufWorkspace.in(folder)
                    .run(
                            "build",
                            "--exclude-source-info",
                            "-o",
                            LANDED.toAbsolutePath().toString());
            assertThat(said).isEmpty();
        }
    }

    /** buf's FILE rules: nothing is removed, renamed, renumbered or of another type. */
    @Test
    void nothingThatHasLandedIsBroken(@TempDir Path folder) throws Exception {
        assumeTrue(Files.exists(BufWorkspace.BUF), "skipped: buf is not published for this operating system");
        assertThat(BufWorkspace.in(folder)
                        .run(
                                "breaking",
                                "--exclude-imports",
                                "--against",
                                LANDED.toAbsolutePath().toString()))
                .isEmpty();
    }

    static List<Message> topicValues() {
        return TopicValues.ALL;
    }

    /** A service of the version before reads what a newer one wrote: what it does not know it keeps, and gives on unharmed. */
    @ParameterizedTest
    @MethodSource("topicValues")
    void theVersionBeforeReadsNewRecordsAndLosesNothing(Message now) throws Exception {
        Descriptor before = landed(now.getDescriptorForType().getFullName());
        var examples = new Examples(new Random(1));
        for (int i = 0; i < EXAMPLES; i++) {
            Message written = examples.of(now);
            byte[] passedOn =
                    DynamicMessage.parseFrom(before, written.toByteArray()).toByteArray();
            assertThat(now.getParserForType().parseFrom(passedOn)).isEqualTo(written);
        }
    }

    /** And the other way round: every field of an older record is understood. */
    @ParameterizedTest
    @MethodSource("topicValues")
    void thisVersionUnderstandsRecordsOfTheOneBefore(Message now) throws Exception {
        Descriptor before = landed(now.getDescriptorForType().getFullName());
        var examples = new Examples(new Random(2));
        for (int i = 0; i < EXAMPLES; i++) {
            Message written = examples.of(DynamicMessage.getDefaultInstance(before));
            Message read = now.getParserForType().parseFrom(written.toByteArray());
            assertThat(Examples.unknown(read)).isEmpty();
            assertThat(DynamicMessage.parseFrom(before, read.toByteArray())).isEqualTo(written);
        }
    }

    private static Descriptor landed(String message) throws IOException, DescriptorValidationException {
        Map<String, FileDescriptorProto> files = new HashMap<>();
        FileDescriptorSet.parseFrom(Files.readAllBytes(LANDED)).getFileList().forEach(f -> files.put(f.getName(), f));
        Map<String, FileDescriptor> built = new HashMap<>();
        for (String name : files.keySet()) {
            for (Descriptor type : build(name, files, built).getMessageTypes()) {
                if (type.getFullName().equals(message)) {
                    return type;
                }
            }
        }
        throw new AssertionError(message + " is not among the landed contracts: land them (see the class comment)");
    }

    private static FileDescriptor build(
            String name, Map<String, FileDescriptorProto> files, Map<String, FileDescriptor> built)
            throws DescriptorValidationException {
        FileDescriptor there = built.get(name);
        if (there != null) {
            return there;
        }
        FileDescriptorProto file = files.get(name);
        if (file == null) {
            return Objects.requireNonNull(TopicValues.IMPORTED.get(name), name);
        }
        var needed = new FileDescriptor[file.getDependencyCount()];
        for (int i = 0; i < needed.length; i++) {
            needed[i] = build(file.getDependency(i), files, built);
        }
        FileDescriptor made = FileDescriptor.buildFrom(file, needed);
        built.put(name, made);
        return made;
    }
}
