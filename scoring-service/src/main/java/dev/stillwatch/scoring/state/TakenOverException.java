package dev.stillwatch.scoring.state;

/** Another replica works on the same partitions and has come further. What it keeps stands; this one starts again from it. */
public final class TakenOverException extends RuntimeException {

    /** Names the stage that was taken over. */
    public TakenOverException(String stage) {
        super("Another replica has taken over the stage of " + stage);
    }
}
