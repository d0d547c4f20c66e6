package dev.stillwatch.cli.bench;

/** What can be measured by itself. */
public enum Part {
    /** Sketching, in this process, on one thread. */
    SKETCH,
    /** The broker alone, with records as sketches are: the limit of all that goes through it. */
    BROKER,
    /** The whole platform, from the first exchange sent to the last decision. */
    PLATFORM,
    /** Each stage by itself, on the topics that the stage before it wrote. */
    STAGES,
    /** What Redis is asked and what it holds. */
    REDIS,
    /** The gateway's question, beside an empty gRPC method. */
    CHECK
}
