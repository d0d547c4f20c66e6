package dev.stillwatch.lab.simulate.world;

import com.google.common.base.Splitter;
import dev.stillwatch.lab.simulate.chance.Dice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** All networks of the simulated internet. */
public final class Networks {
    private static final List<Network> ALL = read();

    private Networks() {}

    /** A network of that kind in the country, or anywhere when the country has none. */
    public static Network of(Network.Kind kind, String country, Dice dice) {
        List<Network> there = ALL.stream()
                .filter(network -> network.kind() == kind && network.country().equals(country))
                .toList();
        return there.isEmpty() ? of(kind, dice) : dice.pick(there);
    }

    /** A network of that kind anywhere. */
    public static Network of(Network.Kind kind, Dice dice) {
        return dice.pick(ALL.stream().filter(network -> network.kind() == kind).toList());
    }

    private static List<Network> read() {
        try (InputStream in = Objects.requireNonNull(Networks.class.getResourceAsStream("networks.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> Splitter.on(' ').splitToList(line))
                    .map(part -> new Network(
                            part.get(0), part.get(1), Network.Kind.valueOf(part.get(2)), Integer.parseInt(part.get(3))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
