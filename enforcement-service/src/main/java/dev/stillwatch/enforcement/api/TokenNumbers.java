package dev.stillwatch.enforcement.api;

import dev.stillwatch.platform.grpc.Errors;

/** Numbers that stand in page tokens. A token can be made up by hand, so they are not trusted. */
final class TokenNumbers {

    private TokenNumbers() {}

    /**
     * Reads one.
     *
     * @throws io.grpc.StatusRuntimeException INVALID_ARGUMENT when it is none, or below zero
     */
    static long read(String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the refusal: not a token of ours.
        }
        throw Errors.invalidArgument(
                "PAGE_TOKEN_INVALID", "page_token is not one that this list gave; leave it empty for the first page");
    }
}
