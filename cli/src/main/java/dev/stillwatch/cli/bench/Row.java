package dev.stillwatch.cli.bench;

/**
 * One line of the result.
 *
 * @param name what was measured
 * @param figure what came of it, with its unit
 * @param limit what could be reached at best, measured in the same run; empty when there is none
 * @param ratio the figure in terms of the limit; empty when there is none
 */
record Row(String name, String figure, String limit, String ratio) {

    /** A figure that stands for itself. */
    static Row plain(String name, String figure) {
        return new Row(name, figure, "", "");
    }
}
