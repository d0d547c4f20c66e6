package dev.stillwatch.lab.simulate.traffic;

/**
 * What all accounts of a scenario have in common.
 *
 * @param window the time that is simulated
 * @param people how many people there are in all
 * @param newModel a model that comes out meanwhile; empty: none
 * @param newModelFrom when, milliseconds since 1970
 * @param evaluation whether figures are to be reported of it, so that nothing in it may be what was tuned with
 */
public record World(Window window, int people, String newModel, long newModelFrom, boolean evaluation) {
    private static final int PEOPLE_PER_ADDRESS = 150;

    /** How many addresses the customers of one mobile carrier share. */
    public int sharedAddresses() {
        return Math.max(2, people / PEOPLE_PER_ADDRESS);
    }
}
