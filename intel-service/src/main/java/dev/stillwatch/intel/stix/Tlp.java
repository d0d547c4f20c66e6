package dev.stillwatch.intel.stix;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A Traffic Light Protocol 2.0 marking, least restricted first (FIRST, 2022). In STIX 2.1 a marking is an object with an id that OASIS
 * fixed for everybody, so a receiver knows it without having been sent it.
 */
public enum Tlp {
    /** May be disclosed without limit. */
    CLEAR("CLEAR", "94868c89-83c2-464b-929b-a1a8aa3c8487"),
    /** Within the community. */
    GREEN("GREEN", "bab4a63c-aed9-4cf5-a766-dfca5abac2bb"),
    /** Within the receiving organisation and its clients. */
    AMBER("AMBER", "55d920b0-5e8b-4f79-9ee9-91f868d9b421"),
    /** Within the receiving organisation. */
    AMBER_STRICT("AMBER+STRICT", "939a9414-2ddd-4d32-a0cd-375ea402b003"),
    /** For the persons it was given to. */
    RED("RED", "e828b379-4e03-4974-9ac4-e53a884c97c1");

    private final String label;
    private final String markingId;

    Tlp(String label, String uuid) {
        this.label = label;
        this.markingId = "marking-definition--" + uuid;
    }

    /** The name as TLP 2.0 writes it, such as {@code AMBER+STRICT}. */
    public String label() {
        return label;
    }

    /** The id of the marking-definition object. */
    public String markingId() {
        return markingId;
    }

    /** The value of {@code tlp_2_0} in the marking's extension. */
    String extensionValue() {
        return label.toLowerCase(Locale.ROOT);
    }

    /** Whether someone who may see this level may see the other. */
    public boolean admits(Tlp other) {
        return other.compareTo(this) <= 0;
    }

    /** The level of a marking-definition id; empty when it is none of the five. */
    public static Optional<Tlp> ofMarking(String id) {
        return Arrays.stream(values()).filter(t -> t.markingId.equals(id)).findFirst();
    }

    /**
     * The level with this label.
     *
     * @throws IllegalArgumentException when there is none; names those there are
     */
    public static Tlp ofLabel(String label) {
        return Arrays.stream(values())
                .filter(t -> t.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(label + " is not a TLP 2.0 label; those are "
                        + Arrays.stream(values()).map(Tlp::label).collect(Collectors.joining(", "))));
    }
}
