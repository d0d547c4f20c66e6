package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.ingest.v1.Parameters;

/**
 * How a session calls the model.
 *
 * @param model the model's name
 * @param parameters as sent with each request
 * @param reasons whether the model reasons before it answers, so that handles of the reasoning go to and fro
 * @param retained whether answers may be kept; if not, events have no response
 */
public record Settings(String model, Parameters parameters, boolean reasons, boolean retained) {}
