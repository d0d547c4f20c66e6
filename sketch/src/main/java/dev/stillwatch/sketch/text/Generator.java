package dev.stillwatch.sketch.text;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A generator of training data, known by the mean of its prompts. */
public final class Generator {
    private final String name;
    private final double weight;
    private final double[] mean;

    /**
     * Knows a generator.
     *
     * @param name which
     * @param weight how much it counts among the others, above 0
     * @param mean mean embedding of its prompts, at length 1
     */
    public Generator(String name, double weight, double[] mean) {
        this.name = name;
        this.weight = weight;
        this.mean = mean.clone();
    }

    /** Which it is. */
    public String name() {
        return name;
    }

    /** How much it counts among the others. */
    public double weight() {
        return weight;
    }

    /** Mean embedding of its prompts, at length 1; a copy. */
    public double[] mean() {
        return mean.clone();
    }

    /** Writes some in order; equal lists give equal bytes. */
    public static void write(List<Generator> generators, DataOutputStream out) throws IOException {
        out.writeInt(generators.size());
        for (Generator generator : generators) {
            out.writeUTF(generator.name);
            out.writeFloat((float) generator.weight);
            for (double value : generator.mean) {
                out.writeFloat((float) value);
            }
        }
        out.flush();
    }

    /** Reads what {@link #write} wrote. */
    public static List<Generator> read(DataInputStream in) throws IOException {
        List<Generator> generators = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            float weight = in.readFloat();
            double[] mean = new double[Embedding.DIMENSIONS];
            for (int i = 0; i < mean.length; i++) {
                mean[i] = in.readFloat();
            }
            generators.add(new Generator(name, weight, mean));
        }
        return List.copyOf(generators);
    }
}
