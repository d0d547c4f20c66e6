package dev.stillwatch.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.stillwatch");

    static List<String> services() {
        return List.of("ingest", "scoring", "linking", "enforcement", "intel");
    }

    @ParameterizedTest
    @MethodSource("services")
    void servicesNeverImportEachOther(String service) {
        String[] others = services().stream()
                .filter(s -> !s.equals(service))
                .map(s -> "dev.stillwatch." + s + "..")
                .toArray(String[]::new);
        noClasses()
                .that(resideInAPackage("dev.stillwatch." + service + "..").and(not(resideInAPackage("..v1"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(others).and(not(resideInAPackage("..v1"))))
                .because("the stream is the integration; contracts are shared, code is not")
                .check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("services")
    void domainCodeImportsNoFramework(String service) {
        String root = "dev.stillwatch." + service;
        noClasses()
                .that(resideInAPackage(root + ".*..").and(not(resideInAnyPackage(edge(root)))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.micronaut..", "jakarta.inject..", "org.apache.kafka..", "io.lettuce..", "io.grpc..")
                .because("records in, records out: wiring is at the edge and dull")
                .check(HOUSE);
    }

    /** The rooms at the edge of a service: what comes in and goes out, what is kept, what is configured and measured. */
    private static String[] edge(String root) {
        return Stream.concat(
                        Stream.of("..v1"),
                        Stream.of("api", "stream", "state", "config", "telemetry", "intake", "taxii")
                                .map(room -> root + "." + room + ".."))
                .toArray(String[]::new);
    }

    @Test
    void onlyTheEdgeKnowsTheTimeOfDay() {
        noClasses()
                .that(not(resideInAnyPackage(
                        "dev.stillwatch.platform.service..",
                        "dev.stillwatch.cli..",
                        "dev.stillwatch.embedded..",
                        "dev.stillwatch.broker..")))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .because("what is decided depends on event time; a clock is injected where the time of day is meant")
                .check(HOUSE);
    }

    @Test
    void thePlatformKnowsNoService() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.stillwatch.platform..", "dev.stillwatch.sketch..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(services().stream()
                                .map(s -> "dev.stillwatch." + s + "..")
                                .toArray(String[]::new))
                        .and(not(resideInAPackage("..v1"))))
                .check(HOUSE);
    }
}
