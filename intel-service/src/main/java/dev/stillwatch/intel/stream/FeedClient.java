package dev.stillwatch.intel.stream;

import dev.stillwatch.intel.feed.Feed;
import dev.stillwatch.intel.feed.FetchedPage;
import dev.stillwatch.intel.feed.Position;
import dev.stillwatch.intel.stream.FeedFault.Kind;
import dev.stillwatch.intel.taxii.EnvelopeReader;
import dev.stillwatch.intel.taxii.EnvelopeReader.Envelope;
import dev.stillwatch.intel.taxii.MediaTypes;
import dev.stillwatch.intel.taxii.TaxiiException;
import dev.stillwatch.intel.taxii.TaxiiTime;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a partner's TAXII 2.1 server for a page. It follows no redirect, for it carries a credential; the whole answer has to be here within
 * a time and a size.
 */
final class FeedClient implements AutoCloseable {

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Duration patience;
    private final HttpClient http;

    FeedClient(Duration patience) {
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * The page after a position.
     *
     * @param now the time of day, for moments that lie in the future
     * @throws FeedFault when there is no answer that could be read
     */
    FetchedPage fetch(Feed feed, Position position, Instant now) throws FeedFault, InterruptedException {
        HttpResponse<byte[]> answer = send(request(feed, position), feed.pageBytes());
        check(answer, position);
        Envelope envelope;
        try {
            envelope = EnvelopeReader.read(answer.body(), now);
        } catch (TaxiiException e) {
            throw new FeedFault(Kind.MALFORMED, e.error().title() + ": " + e.getMessage());
        }
        return new FetchedPage(envelope.objects(), envelope.more(), envelope.next(), lastAdded(answer, now));
    }

    private HttpRequest request(Feed feed, Position position) throws FeedFault {
        HttpRequest.Builder request = HttpRequest.newBuilder(position.request(feed))
                .timeout(patience)
                .header("Accept", MediaTypes.TAXII)
                .header("User-Agent", "stillwatch");
        if (feed.credentialFile().isPresent()) {
            String token = token(feed.credentialFile().get());
            request.header(
                    "Authorization",
                    feed.user()
                            .map(u -> "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString((u + ":" + token).getBytes(StandardCharsets.UTF_8)))
                            .orElse("Bearer " + token));
        }
        return request.build();
    }

    private static String token(Path file) throws FeedFault {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new FeedFault(Kind.REFUSED, "The credential file " + file + " can't be read: " + e.getMessage());
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request, int mostBytes) throws FeedFault, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, info -> new BoundedBody(mostBytes));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new FeedFault(Kind.UNREACHABLE, "No whole answer within " + patience);
        } catch (ExecutionException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BoundedBody.TooLargeException) {
                    throw new FeedFault(Kind.TOO_LARGE, String.valueOf(cause.getMessage()));
                }
            }
            throw new FeedFault(Kind.UNREACHABLE, String.valueOf(e.getCause()));
        }
    }

    private static void check(HttpResponse<byte[]> answer, Position position) throws FeedFault {
        int status = answer.statusCode();
        if (status == 200) {
            if (!MediaTypes.isTaxii(answer.headers().firstValue("Content-Type").orElse(null))) {
                throw new FeedFault(Kind.MALFORMED, "The answer is not " + MediaTypes.TAXII);
            }
            return;
        }
        if (status == 401 || status == 403) {
            throw new FeedFault(Kind.REFUSED, "It does not let us in: " + status);
        }
        if (status == 429 || status == 503) {
            throw new FeedFault(Kind.BUSY, "It is busy: " + status, pause(answer));
        }
        if (status >= 400 && status < 500 && !position.next().isEmpty()) {
            throw new FeedFault(Kind.CURSOR, "It does not take its own cursor: " + status);
        }
        throw new FeedFault(
                status >= 500 ? Kind.UNREACHABLE : Kind.MALFORMED,
                "It answers " + status + " to a request for objects");
    }

    private static Duration pause(HttpResponse<byte[]> answer) {
        String after = answer.headers().firstValue("Retry-After").orElse("");
        if (!after.matches("[0-9]{1,6}")) {
            return Duration.ZERO;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(after));
        return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
    }

    /** A moment in the future would make us skip what is added until then. */
    private static String lastAdded(HttpResponse<byte[]> answer, Instant now) {
        String text = answer.headers().firstValue("X-TAXII-Date-Added-Last").orElse("");
        return TaxiiTime.parse(text)
                .filter(m -> m.isBefore(now.plus(CLOCKS_DIFFER_BY)))
                .map(m -> text)
                .orElse("");
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
