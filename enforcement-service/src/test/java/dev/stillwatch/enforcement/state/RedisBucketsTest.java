package dev.stillwatch.enforcement.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.enforcement.ThrottleConfiguration;
import dev.stillwatch.enforcement.check.Buckets;
import dev.stillwatch.platform.redis.Redis;
import io.micronaut.context.ApplicationContext;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithBacking.class)
class RedisBucketsTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final ApplicationContext context;
    private final Redis redis;

    RedisBucketsTest(Backing backing) {
        context = ApplicationContext.builder()
                .properties(Map.of(
                        "stillwatch.redis.uri", backing.redisUri(), "stillwatch.redis.key-prefix", backing.prefix()))
                .deduceEnvironment(false)
                .start();
        redis = context.getBean(Redis.class);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void givesTheBurstAndNotOneMoreOverTwoReplicas() {
        RedisBuckets one = buckets(7, LONG);
        RedisBuckets other = buckets(7, LONG);

        long taken = IntStream.range(0, 20)
                .mapToObj(i -> (i % 2 == 0 ? one : other).take("a"))
                .filter(Buckets.Answer.Taken.class::isInstance)
                .count();

        assertThat(taken).isEqualTo(7);
    }

    @Test
    void saysWhenTheNextTokenComesBack() {
        RedisBuckets buckets = buckets(1, LONG);
        buckets.take("a");

        assertThat(buckets.take("a"))
                .isInstanceOfSatisfying(
                        Buckets.Answer.Empty.class,
                        empty -> assertThat(empty.retryAfter()).isBetween(LONG.minusMinutes(1), LONG));
    }

    @Test
    void waitingDoesNotGetLongerByAsking() {
        RedisBuckets buckets = buckets(1, LONG);
        for (int i = 0; i < 50; i++) {
            buckets.take("a");
        }

        assertThat(buckets.take("a"))
                .isInstanceOfSatisfying(
                        Buckets.Answer.Empty.class,
                        empty -> assertThat(empty.retryAfter()).isLessThanOrEqualTo(LONG));
    }

    @Test
    void tokensComeBack() {
        RedisBuckets buckets = buckets(1, Duration.ofMillis(1));

        // A millisecond has passed at the latest when the thousandth answer has come.
        assertThat(IntStream.range(0, 1000)
                        .filter(i -> buckets.take("a") instanceof Buckets.Answer.Taken)
                        .count())
                .isGreaterThan(1);
    }

    @Test
    void accountsHaveBucketsOfTheirOwn() {
        RedisBuckets buckets = buckets(1, LONG);
        buckets.take("a");

        assertThat(buckets.take("b")).isInstanceOf(Buckets.Answer.Taken.class);
    }

    @Test
    void tokensTakenAheadAreNeverMoreThanTheBucketOverTwoReplicas() {
        RedisBuckets one = buckets(7, LONG, 3);
        RedisBuckets other = buckets(7, LONG, 3);

        long taken = IntStream.range(0, 40)
                .mapToObj(i -> (i % 2 == 0 ? one : other).take("a"))
                .filter(Buckets.Answer.Taken.class::isInstance)
                .count();

        assertThat(taken).isEqualTo(7);
    }

    @Test
    void anEmptyBucketIsNotAskedAgainBeforeATokenIsDue() {
        Dependencies seen = new Dependencies(OpenTelemetry.noop().getMeter("test"), new Progress());
        RedisBuckets buckets =
                new RedisBuckets(redis, new ThrottleConfiguration(1, LONG, 1, Duration.ofSeconds(5)), seen);
        buckets.take("a");
        buckets.take("a");
        seen.redis(false);

        assertThat(buckets.take("a")).isInstanceOf(Buckets.Answer.Empty.class);
        assertThat(seen.isRedisUp()).as("whether it asked").isFalse();
    }

    private RedisBuckets buckets(int burst, Duration interval) {
        return buckets(burst, interval, 1);
    }

    private RedisBuckets buckets(int burst, Duration interval, int lease) {
        return new RedisBuckets(
                redis,
                new ThrottleConfiguration(burst, interval, lease, Duration.ofSeconds(5)),
                new Dependencies(OpenTelemetry.noop().getMeter("test"), new Progress()));
    }
}
