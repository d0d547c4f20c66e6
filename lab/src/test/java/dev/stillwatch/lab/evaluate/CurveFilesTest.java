package dev.stillwatch.lab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.lab.evaluate.curve.Curve;
import dev.stillwatch.lab.evaluate.curve.CurveFiles;
import dev.stillwatch.lab.evaluate.curve.Point;
import dev.stillwatch.lab.simulate.Sweep;
import dev.stillwatch.lab.simulate.campaign.Playbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveFilesTest {
    @TempDir
    Path folder;

    @Test
    void aCurveIsAPictureAndTheTableBehindIt() throws IOException {
        Evaluation good = world("SUSPEND", 2.0);
        Evaluation none = world("", null);

        CurveFiles.write(
                folder, Curve.DILUTION, "farm", List.of(new Point(10, List.of(good)), new Point(100, List.of(none))));

        assertThat(Files.readAllLines(folder.resolve("dilution.csv")))
                .contains("dilution,10.0,served,2.0,,,1,0,1", "dilution,100.0,served,3.0,,,1,0,1")
                .contains("dilution,100.0,hours_half,,,,0,1,1");
        assertThat(ImageIO.read(folder.resolve("dilution.png").toFile()).getWidth())
                .isEqualTo(900);
    }

    @Test
    void aDialTurnsWhatItIsNamedAfter() {
        Sweep sweep = Sweep.of(Playbook.LOW_AND_SLOW);

        assertThat(Curve.DILUTION.set(sweep, 100)).isEqualTo(sweep.withDilution(100));
        assertThat(Curve.RATE.set(sweep, 5)).isEqualTo(sweep.withRate(5));
        assertThat(Curve.COVER.set(sweep, 0.5)).isEqualTo(sweep.withCover(0.5));
    }

    /** One attacker with exchanges at 1, 2 and 3. */
    private static Evaluation world(String action, @Nullable Double actioned) {
        return new SmallWorld()
                .attacker("a", "1", 1, 2, 3)
                .benign("p", 1)
                .found("a", 0.9, "", actioned, action, actioned)
                .found("p", 0.1, "", null, "", null)
                .evaluation();
    }
}
