package dev.stillwatch.scoring.stream;

/** A record breaks its contract. */
final class UnreadableException extends Exception {

    UnreadableException(String why) {
        super(why);
    }
}
