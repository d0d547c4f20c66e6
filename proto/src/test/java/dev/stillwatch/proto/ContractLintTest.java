package dev.stillwatch.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractLintTest {

    /** buf's STANDARD rules and COMMENTS, as proto/buf.yaml says. */
    @Test
    void theContractsFollowTheStyleGuide(@TempDir Path folder) throws Exception {
        assumeTrue(Files.exists(BufWorkspace.BUF), "skipped: buf is not published for this operating system");
        assertThat(BufWorkspace.in(folder).run("lint")).isEmpty();
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
        assertThat(Stream.of(
                                "Update", "Reverse", "Deploy", "Publish", "Assign", "Add", "Open", "Decide", "Record",
                                "Erase")
                        .flatMap(p -> methods(p).stream())
                        .toList())
                .hasSizeGreaterThan(10)
                .allSatisfy(method -> assertThat(fields(method.getInputType())).contains("request_id"));
    }

    private static List<MethodDescriptor> methods(String prefix) {
        return Contracts.services().stream()
                .flatMap(s -> s.getMethods().stream())
                .filter(m -> m.getName().startsWith(prefix))
                .toList();
    }

    private static List<String> fields(Descriptor message) {
        return message.getFields().stream().map(FieldDescriptor::getName).toList();
    }
}
