package dev.stillwatch.cli.command;

import dev.stillwatch.lab.train.Artifact;
import dev.stillwatch.lab.train.ElicitationMeasure;
import dev.stillwatch.lab.train.ElicitationRows;
import dev.stillwatch.lab.train.ElicitationTrainer;
import dev.stillwatch.lab.train.Training;
import dev.stillwatch.lab.train.TrainingRow;
import dev.stillwatch.sketch.elicitation.ElicitationClassifier;
import dev.stillwatch.sketch.elicitation.LexicalClassifier;
import dev.stillwatch.sketch.elicitation.LinearClassifier;
import dev.stillwatch.sketch.text.Embedding;
import dev.stillwatch.sketch.text.EmbeddingModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains what sketching ships. Of no use to an operator, so help does not list it; the model cards in docs/ say how it is used. */
@Command(
        name = "train",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = {
            "Train the models that sketching ships on the corpora whose licence allows it.",
            "The same corpora and seed give the same bytes; files are named by their SHA-256.",
            "Then measures the elicitation classifiers that are shipped."
        })
public final class TrainCommand implements Callable<Integer> {

    @Option(names = "--corpora", required = true, paramLabel = "DIR", description = "Folder that holds corpora/.")
    private Path corpora = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder to write to; made when missing.")
    private Path out = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Where all chance comes from (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<TrainingRow> rows = Training.licensedRows(corpora, seed);
        Training training = new Training(rows, seed);
        spec.commandLine().getOut().printf(Locale.ROOT, "%,d rows, SHA-256 %s%n", rows.size(), training.sha256());
        EmbeddingModel model = training.embedding();
        write(Training.file(model));
        Embedding embedding = new Embedding(model);
        write(training.generators(embedding));
        ElicitationRows wordings = ElicitationRows.licensed(corpora, seed);
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "elicitation: %,d rows, SHA-256 %s%n",
                        wordings.texts().size(),
                        Training.sha256(wordings.rows()));
        write(Training.file(ElicitationTrainer.train(wordings, embedding)));
        for (ElicitationClassifier classifier : List.of(LexicalClassifier.standard(), LinearClassifier.standard())) {
            new ElicitationMeasure(corpora, classifier).print(spec.commandLine().getOut()::println);
        }
        return 0;
    }

    private void write(Artifact artifact) throws IOException {
        Path file = artifact.writeTo(out);
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s: %,d bytes, SHA-256 %s%n",
                        file,
                        artifact.bytes().length,
                        Artifact.sha256(artifact.bytes()));
    }
}
