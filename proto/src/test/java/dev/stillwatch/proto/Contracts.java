package dev.stillwatch.proto;

import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.grpc.protobuf.ProtoServiceDescriptorSupplier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All services of the contracts, found in the files themselves, so that none is forgotten. */
final class Contracts {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^option java_package = \"([^\"]+)\";");
    private static final Pattern SERVICE = Pattern.compile("(?m)^service (\\w+) \\{");

    private Contracts() {}

    static List<ServiceDescriptor> services() {
        try (Stream<Path> files = Files.walk(Path.of("stillwatch"))) {
            return files.filter(f -> f.toString().endsWith(".proto"))
                    .sorted()
                    .flatMap(Contracts::services)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<ServiceDescriptor> services(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String owner = PACKAGE.matcher(text).results().findFirst().orElseThrow().group(1);
        return SERVICE.matcher(text).results().map(m -> descriptor(owner, m)).toList().stream();
    }

    private static ServiceDescriptor descriptor(String owner, MatchResult service) {
        try {
            Class<?> generated = Class.forName(owner + "." + service.group(1) + "Grpc");
            var grpc = (io.grpc.ServiceDescriptor)
                    generated.getMethod("getServiceDescriptor").invoke(null);
            return ((ProtoServiceDescriptorSupplier) grpc.getSchemaDescriptor()).getServiceDescriptor();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(service.group(1) + " has no generated code", e);
        }
    }
}
