package dev.stillwatch.platform.grpc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Page tokens (AIP-158): opaque to the caller, holding where the next page starts and what was asked for, so that a token used with
 * other arguments is refused.
 */
public final class PageToken {

    private static final char SEPARATOR = '\u001f';

    private PageToken() {}

    /**
     * A token.
     *
     * @param arguments the request's other arguments, in any fixed form
     * @param after the last id of this page
     */
    public static String after(String arguments, String after) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((arguments + SEPARATOR + after).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The id that the page before ended with; empty for the first page.
     *
     * @throws io.grpc.StatusRuntimeException INVALID_ARGUMENT when the token is not ours or was made for other arguments
     */
    public static String read(String token, String arguments) {
        if (token.isEmpty()) {
            return "";
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            int at = text.lastIndexOf(SEPARATOR);
            if (at >= 0 && text.substring(0, at).equals(arguments)) {
                return text.substring(at + 1);
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the refusal: not a token of ours.
        }
        throw Errors.invalidArgument(
                "PAGE_TOKEN_INVALID",
                "page_token is not one that this list gave for these arguments; leave it empty to start from the first page");
    }

    /**
     * The page size to use.
     *
     * @param wanted what the request says; 0 takes the default, more than the most takes the most
     */
    public static int size(int wanted, int byDefault, int most) {
        return wanted <= 0 ? byDefault : Math.min(wanted, most);
    }
}
