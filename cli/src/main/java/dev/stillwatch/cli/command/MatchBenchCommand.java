package dev.stillwatch.cli.command;

import dev.stillwatch.intel.psi.Blinded;
import dev.stillwatch.intel.psi.IdentifierSet;
import dev.stillwatch.intel.psi.SessionKey;
import dev.stillwatch.intel.psi.Tokens;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What matching costs: both sides in one thread, without a network between them. */
@Command(
        name = "bench-matching",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Measure matching of n with n identifiers, both sides on one core, step by step.")
public final class MatchBenchCommand implements Callable<Integer> {

    private static final int BATCH = 4096;
    private static final double NANOS = 1e9;

    @Option(names = "--sizes", paramLabel = "N", split = ",", defaultValue = "10000,30000,100000")
    private List<Integer> sizes = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        run(3_000);
        out.println(
                "n × n, one core | hash to group | our tokens | blind | evaluate, prove | verify, unblind | sort, compare | all, s | µs an identifier");
        for (int size : sizes) {
            double[] s = run(size);
            double all = IntStream.range(0, s.length).mapToDouble(i -> s[i]).sum();
            out.printf(
                    Locale.ROOT,
                    "%,d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.1f | %.0f%n",
                    size,
                    s[0],
                    s[1],
                    s[2],
                    s[3],
                    s[4],
                    s[5],
                    all,
                    all / size * 1e6);
            out.flush();
        }
        return 0;
    }

    /** Seconds of each step; half of the identifiers are on both sides. */
    private static double[] run(int size) {
        double[] seconds = new double[6];
        List<String> ours = names(0, size);
        long from = System.nanoTime();
        IdentifierSet set = IdentifierSet.of("bench", IdentifierSet.Kind.IDENTIFIERS, ours);
        seconds[0] = since(from);
        SessionKey key = SessionKey.random();
        from = System.nanoTime();
        byte[][] own = new byte[size][];
        for (int i = 0; i < size; i++) {
            own[i] = key.token(set.inputs().get(i), set.elements().get(i));
        }
        seconds[1] = since(from);
        List<byte[]> theirs = IdentifierSet.inputs(IdentifierSet.Kind.IDENTIFIERS, names(size / 2, size));
        List<byte[]> tokens = new ArrayList<>();
        for (int at = 0; at < size; at += BATCH) {
            List<byte[]> batch = theirs.subList(at, Math.min(size, at + BATCH));
            from = System.nanoTime();
            Blinded blinded = Blinded.of(batch);
            seconds[2] += since(from);
            from = System.nanoTime();
            SessionKey.Evaluation evaluation = key.evaluate(blinded.elements());
            seconds[3] += since(from);
            from = System.nanoTime();
            tokens.addAll(blinded.tokens(
                    key.publicKey(), evaluation.elements(), evaluation.proof().toByteArray()));
            seconds[4] += since(from);
        }
        from = System.nanoTime();
        Tokens sorted = Tokens.of(own);
        long matched = tokens.stream().filter(sorted::contains).count();
        seconds[5] = since(from);
        if (matched != size - size / 2) {
            throw new IllegalStateException(matched + " of " + size + " matched, not half");
        }
        return seconds;
    }

    private static List<String> names(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "person" + i + "@example.com")
                .toList();
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / NANOS;
    }
}
