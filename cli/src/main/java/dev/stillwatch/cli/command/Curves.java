package dev.stillwatch.cli.command;

import dev.stillwatch.lab.evaluate.Evaluation;
import dev.stillwatch.lab.evaluate.LabelledTraffic;
import dev.stillwatch.lab.evaluate.curve.Curve;
import dev.stillwatch.lab.evaluate.curve.CurveFiles;
import dev.stillwatch.lab.evaluate.curve.Point;
import dev.stillwatch.lab.simulate.Scenario;
import dev.stillwatch.lab.simulate.Seeds;
import dev.stillwatch.lab.simulate.Sweep;
import dev.stillwatch.lab.simulate.campaign.Playbook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs a playbook with one dial after another turned, and has the curves drawn. */
final class Curves {

    private static final int ACCOUNTS = 20;

    private final Evaluating evaluating;
    private final int seeds;
    private final int mostPeople;
    private final PrintWriter out;

    /**
     * @param mostPeople people beyond which a point is left out
     */
    Curves(Evaluating evaluating, int seeds, int mostPeople, PrintWriter out) {
        this.evaluating = evaluating;
        this.seeds = seeds;
        this.mostPeople = mostPeople;
        this.out = out;
    }

    /** Writes a picture and a table of each curve into a folder. */
    void draw(Path folder, Playbook playbook) throws IOException, InterruptedException {
        for (Curve curve : Curve.values()) {
            List<Point> points = new ArrayList<>();
            for (double value : curve.settings()) {
                Sweep sweep = curve.set(Sweep.of(playbook).withAccounts(ACCOUNTS), value);
                if (sweep.scenario().people() > mostPeople) {
                    out.printf(
                            Locale.ROOT,
                            "%s %s is left out: %,d people are more than --most-people %,d%n",
                            curve.word(),
                            value,
                            sweep.scenario().people(),
                            mostPeople);
                } else {
                    points.add(new Point(value, evaluations(curve.word() + " " + value, sweep)));
                }
            }
            CurveFiles.write(folder, curve, playbook.word() + ", " + ACCOUNTS + " accounts", points);
            out.printf("%s: %d points are in %s%n", curve.word(), points.size(), folder.resolve(curve.word() + ".png"));
            out.flush();
        }
    }

    private List<Evaluation> evaluations(String name, Sweep sweep) throws IOException, InterruptedException {
        List<Evaluation> evaluations = new ArrayList<>();
        for (int number = 0; number < seeds; number++) {
            Scenario scenario = sweep.withSeed(Seeds.evaluation(number)).scenario();
            LabelledTraffic traffic = LabelledTraffic.of(scenario);
            evaluations.add(evaluating
                    .run(new LabelledTraffic(name, traffic.seed(), traffic.truth(), traffic.events()), List.of(), null)
                    .getFirst()
                    .evaluation());
        }
        return evaluations;
    }
}
