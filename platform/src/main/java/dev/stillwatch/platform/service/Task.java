package dev.stillwatch.platform.service;

/** Something that a service's program can do once instead of serving. */
public interface Task {

    /** What {@link TaskConfiguration#VARIABLE} calls it. */
    String name();

    /**
     * Does it.
     *
     * @throws Exception when it could not be done; the message says what to do. The program ends with status 1
     */
    void run() throws Exception;
}
