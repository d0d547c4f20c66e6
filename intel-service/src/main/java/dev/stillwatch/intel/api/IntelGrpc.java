package dev.stillwatch.intel.api;

import com.google.protobuf.Timestamp;
import dev.stillwatch.intel.config.SharedSignals;
import dev.stillwatch.intel.secevent.Transmitter;
import dev.stillwatch.intel.state.IndicatorBook;
import dev.stillwatch.intel.stream.Progress;
import dev.stillwatch.intel.v1.FindCluesRequest;
import dev.stillwatch.intel.v1.FindCluesResponse;
import dev.stillwatch.intel.v1.GetProgressRequest;
import dev.stillwatch.intel.v1.GetProgressResponse;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.IntelServiceGrpc;
import dev.stillwatch.intel.v1.ListIndicatorsRequest;
import dev.stillwatch.intel.v1.ListIndicatorsResponse;
import dev.stillwatch.platform.grpc.Errors;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;

/** Looking up what is shared, for operators. */
@Singleton
final class IntelGrpc extends IntelServiceGrpc.IntelServiceImplBase {

    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    private final IndicatorBook indicators;
    private final Progress progress;
    private final TaxiiServer taxii;
    private final SharedSignals signals;

    IntelGrpc(IndicatorBook indicators, Progress progress, TaxiiServer taxii, SharedSignals signals) {
        this.signals = signals;
        this.indicators = indicators;
        this.progress = progress;
        this.taxii = taxii;
    }

    @Override
    public void listIndicators(ListIndicatorsRequest request, StreamObserver<ListIndicatorsResponse> answer) {
        int size = request.getPageSize() == 0 ? USUAL_PAGE : Math.min(request.getPageSize(), LARGEST_PAGE);
        List<Indicator> found = indicators.after(lastIdOf(request.getPageToken()), size + 1);
        var response =
                ListIndicatorsResponse.newBuilder().addAllIndicators(found.subList(0, Math.min(size, found.size())));
        if (found.size() > size) {
            response.setNextPageToken(token(found.get(size - 1).getIndicatorId()));
        }
        answer.onNext(response.build());
        answer.onCompleted();
    }

    @Override
    public void findClues(FindCluesRequest request, StreamObserver<FindCluesResponse> answer) {
        var response = FindCluesResponse.newBuilder();
        for (String account : request.getAccountIdsList()) {
            Map<String, Indicator> found = new TreeMap<>();
            indicators.naming(account).forEach(i -> found.put(i.getIndicatorId(), i));
            for (Transmitter transmitter : signals.transmitters()) {
                // A partner's pseudonym for an account counts only where this partner says it.
                transmitter.pseudonyms().map(p -> p.account(account)).stream()
                        .flatMap(name -> indicators.naming(name).stream())
                        .filter(i -> i.getPartner().equals(transmitter.partner()))
                        .forEach(i -> found.put(i.getIndicatorId(), i));
            }
            if (!found.isEmpty()) {
                response.addAccounts(FindCluesResponse.Account.newBuilder()
                        .setAccountId(account)
                        .addAllClues(found.values()));
            }
        }
        answer.onNext(response.build());
        answer.onCompleted();
    }

    @Override
    public void getProgress(GetProgressRequest request, StreamObserver<GetProgressResponse> answer) {
        var response = GetProgressResponse.newBuilder().setTaxiiUrl(taxii.url());
        try {
            progress.watermark()
                    .ifPresent(w -> response.setWatermark(Timestamp.newBuilder()
                            .setSeconds(w.getEpochSecond())
                            .setNanos(w.getNano())));
        } catch (TimeoutException e) {
            throw Errors.unavailable(
                    "KAFKA_UNAVAILABLE", "Kafka does not tell how far publishing has come", Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Errors.unavailable("SHUTTING_DOWN", "The service is stopping", Duration.ofSeconds(1));
        }
        answer.onNext(response.build());
        answer.onCompleted();
    }

    private static String token(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String lastIdOf(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Errors.invalidArgument(
                    "PAGE_TOKEN_INVALID", "page_token must be the next_page_token of an answer, unchanged");
        }
    }
}
