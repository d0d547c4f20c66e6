package dev.stillwatch.cli.replay;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.ListActionsRequest;
import dev.stillwatch.enforcement.v1.ListCampaignsRequest;
import dev.stillwatch.linking.v1.Cohort;
import dev.stillwatch.linking.v1.ListCohortsRequest;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.scoring.v1.ListAssessmentsRequest;
import dev.stillwatch.scoring.v1.SubjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Whole lists, read page by page. */
public final class Pages {

    private final PlatformClient platform;

    /** Pages of a platform. */
    public Pages(PlatformClient platform) {
        this.platform = platform;
    }

    /** The assessments of all accounts or all cohorts, by id. */
    public List<Assessment> assessments(SubjectKind kind) {
        return all(token -> {
            var page = platform.scoring()
                    .listAssessments(ListAssessmentsRequest.newBuilder()
                            .setKind(kind)
                            .setPageToken(token)
                            .build());
            return new Page<>(page.getAssessmentsList(), page.getNextPageToken());
        });
    }

    /** All cohorts, by id. */
    public List<Cohort> cohorts() {
        return all(token -> {
            var page = platform.linking()
                    .listCohorts(
                            ListCohortsRequest.newBuilder().setPageToken(token).build());
            return new Page<>(page.getCohortsList(), page.getNextPageToken());
        });
    }

    /** All actions, in the order they were decided. */
    public List<Action> actions() {
        return all(token -> {
            var page = platform.enforcement()
                    .listActions(
                            ListActionsRequest.newBuilder().setPageToken(token).build());
            return new Page<>(page.getActionsList(), page.getNextPageToken());
        });
    }

    /** All cases, by id. */
    public List<Campaign> campaigns() {
        return all(token -> {
            var page = platform.enforcement()
                    .listCampaigns(ListCampaignsRequest.newBuilder()
                            .setPageToken(token)
                            .build());
            return new Page<>(page.getCampaignsList(), page.getNextPageToken());
        });
    }

    private record Page<T>(List<T> entries, String next) {}

    private static <T> List<T> all(Function<String, Page<T>> read) {
        List<T> all = new ArrayList<>();
        String token = "";
        do {
            Page<T> page = read.apply(token);
            all.addAll(page.entries());
            token = page.next();
        } while (!token.isEmpty());
        return all;
    }
}
