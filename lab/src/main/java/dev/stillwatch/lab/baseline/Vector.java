package dev.stillwatch.lab.baseline;

/** A prompt's embedding: signed bytes, of which only the direction counts. Empty when the prompt says nothing. */
final class Vector {
    private final byte[] values;
    private final double length;

    Vector(byte[] values) {
        this.values = values.clone();
        double squares = 0;
        for (byte value : values) {
            squares += value * value;
        }
        this.length = Math.sqrt(squares);
    }

    /** Whether it has no direction. */
    boolean isEmpty() {
        return length == 0;
    }

    int dimensions() {
        return values.length;
    }

    /** The product of its direction with a vector of as many dimensions. */
    double along(float[] other) {
        float product = 0;
        for (int i = 0; i < values.length; i++) {
            product += other[i] * values[i];
        }
        return product / length;
    }

    /** The cosine of the angle, −1 to 1; −1 when one is empty. */
    double cosine(Vector other) {
        if (isEmpty() || other.isEmpty()) {
            return -1;
        }
        int product = 0;
        for (int i = 0; i < values.length; i++) {
            product += values[i] * other.values[i];
        }
        return product / (length * other.length);
    }

    /** The distance of the directions, 0 to 2. */
    double distance(Vector other) {
        return Math.sqrt(Math.max(0, 2 - 2 * cosine(other)));
    }
}
