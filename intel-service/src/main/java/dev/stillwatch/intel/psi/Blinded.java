package dev.stillwatch.intel.psi;

import java.util.ArrayList;
import java.util.List;

/** A batch of a partner's inputs, blinded: what goes over the wire looks random, and what comes back is turned into tokens here. */
public final class Blinded {

    private final List<byte[]> inputs;
    private final List<byte[]> scalars;
    private final List<byte[]> elements;

    private Blinded(List<byte[]> inputs, List<byte[]> scalars, List<byte[]> elements) {
        this.inputs = inputs;
        this.scalars = scalars;
        this.elements = elements;
    }

    /** Blinds inputs, each with a fresh random scalar. */
    public static Blinded of(List<byte[]> inputs) {
        return of(
                Oprf.Mode.VOPRF,
                inputs,
                inputs.stream().map(_ -> Ristretto.randomScalar()).toList());
    }

    static Blinded of(Oprf.Mode mode, List<byte[]> inputs, List<byte[]> scalars) {
        Oprf suite = Oprf.in(mode);
        List<byte[]> elements = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            elements.add(Oprf.blind(suite.element(inputs.get(i)), scalars.get(i)));
        }
        return new Blinded(List.copyOf(inputs), List.copyOf(scalars), elements);
    }

    /** What is sent. */
    public List<byte[]> elements() {
        return List.copyOf(elements);
    }

    /**
     * Finalize with proof, section 3.3.2: the tokens of the inputs, in their order.
     *
     * @throws IllegalArgumentException when the proof does not hold: another key was used for some of them, as one would who wants to tell who asks what
     */
    public List<byte[]> tokens(byte[] publicKey, List<byte[]> evaluated, byte[] proof) {
        if (!new Dleq(Oprf.in(Oprf.Mode.VOPRF)).verify(publicKey, elements, evaluated, proof)) {
            throw new IllegalArgumentException(
                    "VerifyError: the proof does not show that the session's key was used for the whole batch");
        }
        return outputs(evaluated).stream()
                .map(o -> Oprf.cut(o, SessionKey.TOKEN))
                .toList();
    }

    /** The function's values, 64 bytes each. */
    List<byte[]> outputs(List<byte[]> evaluated) {
        List<byte[]> outputs = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            byte[] unblinded = Ristretto.multiply(Ristretto.invert(scalars.get(i)), evaluated.get(i));
            outputs.add(Oprf.output(inputs.get(i), unblinded));
        }
        return outputs;
    }
}
