package dev.stillwatch.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.api.AnnotationsProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import dev.stillwatch.enforcement.v1.CheckRequest;
import dev.stillwatch.ingest.v1.PublishEventsRequest;
import dev.stillwatch.intel.v1.ListIndicatorsRequest;
import dev.stillwatch.linking.v1.GetCohortRequest;
import dev.stillwatch.scoring.v1.GetAssessmentRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractLintTest {

    private static final Path BUF = Path.of("target", "buf", "buf");
    private static final List<String> IMPORTED =
            List.of("buf/validate/validate.proto", "google/api/field_behavior.proto");
    private static final List<FileDescriptor> SERVICES = List.of(
            PublishEventsRequest.getDescriptor().getFile(),
            GetAssessmentRequest.getDescriptor().getFile(),
            GetCohortRequest.getDescriptor().getFile(),
            CheckRequest.getDescriptor().getFile(),
            ListIndicatorsRequest.getDescriptor().getFile());

    /** buf's STANDARD rules and COMMENTS, as proto/buf.yaml says. */
    @Test
    void theContractsFollowTheStyleGuide(@TempDir Path workspace) throws Exception {
        assumeTrue(Files.exists(BUF), "skipped: buf is not published for this operating system");
        Path module = workspace.resolve("contracts");
        copy(Path.of("stillwatch"), module.resolve("stillwatch"));
        for (String name : IMPORTED) {
            Path target = workspace.resolve("imports").resolve(name);
            Files.createDirectories(target.getParent());
            try (InputStream in =
                    Objects.requireNonNull(AnnotationsProto.class.getResourceAsStream("/" + name), name)) {
                Files.copy(in, target);
            }
        }
        String settings = Files.readString(Path.of("buf.yaml"));
        Files.writeString(
                workspace.resolve("buf.yaml"),
                settings.replace(
                        "version: v2",
                        "version: v2\nmodules:\n  - path: contracts\n  - path: imports\n    lint: {ignore: [imports]}"));
        BUF.toFile().setExecutable(true);
        Process lint = new ProcessBuilder(BUF.toAbsolutePath().toString(), "lint")
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isEmpty();
        assertThat(lint.waitFor()).isZero();
    }

    /** AIP-158: every list is paged from the start. */
    @Test
    void everyListIsPaged() {
        assertThat(methods("List")).isNotEmpty().allSatisfy(method -> {
            assertThat(fields(method.getInputType())).contains("page_size", "page_token");
            assertThat(fields(method.getOutputType())).contains("next_page_token");
        });
    }

    /** AIP-155: every mutation can be sent again safely. */
    @Test
    void everyMutationNamesItsRequest() {
        assertThat(Stream.of("Update", "Reverse", "Deploy", "Publish")
                        .flatMap(p -> methods(p).stream())
                        .toList())
                .hasSize(4)
                .allSatisfy(method -> assertThat(fields(method.getInputType())).contains("request_id"));
    }

    private static List<MethodDescriptor> methods(String prefix) {
        return SERVICES.stream()
                .flatMap(f -> f.getServices().stream())
                .flatMap(s -> s.getMethods().stream())
                .filter(m -> m.getName().startsWith(prefix))
                .toList();
    }

    private static List<String> fields(Descriptor message) {
        return message.getFields().stream().map(FieldDescriptor::getName).toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
