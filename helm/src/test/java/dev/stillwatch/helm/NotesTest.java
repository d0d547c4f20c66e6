package dev.stillwatch.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import org.junit.jupiter.api.Test;

/** What helm install says at its end. */
class NotesTest {

    @Test
    void itSaysWhereToGoAndHowToTry() {
        assertThat(notes(command("examples/production")))
                .contains("release-ingest.safety:50051", "helm -n safety test release --timeout 15m")
                .doesNotContain(
                        "plain text: keep", "DEPRECATED", "kill switch", "Nobody is alerted", "created by nobody");
    }

    @Test
    void itSaysWhatIsOffAndWhatIsOpen() {
        assertThat(notes(command("examples/minimal").set("networkPolicy.enabled", "false")))
                .contains("created by nobody", "There is no NetworkPolicy", "Nobody is alerted");
        assertThat(notes(command("examples/minimal").set("enforcement.switches.frozen", "true")))
                .contains("A kill switch is on: shadow=false frozen=true");
    }

    @Test
    void itSaysWhatIsDeprecated() {
        assertThat(notes(command("examples/minimal")
                        .set("config.stillwatch\\.grpc\\.reflection", "true")
                        .set("kafka.properties.security\\.protocol", "SSL")))
                .contains("DEPRECATED: config holds stillwatch.grpc.reflection")
                .contains("use kafka.security.protocol");
    }

    @Test
    void itNamesNoSecret() {
        assertThat(notes(command("ci/full-values"))).doesNotContain("redis-user", "kafka-user", "watch-secrets");
    }

    private static InstallCommand command(String example) {
        return new Helm(Chart.FOLDER)
                .install()
                .clientOnly()
                .dryRun()
                .withName("release")
                .withNamespace("safety")
                .withKubeVersion(Chart.OLDEST)
                .withValuesFile(Chart.FOLDER.resolve(example + ".yaml"));
    }

    private static String notes(InstallCommand command) {
        String said = command.call().getOutput();
        return said.substring(said.indexOf("NOTES:"));
    }
}
