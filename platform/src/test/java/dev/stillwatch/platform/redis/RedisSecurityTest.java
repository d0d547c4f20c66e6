package dev.stillwatch.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SslVerifyMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(WithBacking.class)
class RedisSecurityTest {

    @Test
    void aUserOfTheAclSignsInWithAPasswordFromAFileAndMayDoWhatTheAclSays(Backing backing, @TempDir Path folder)
            throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "of the file\n");
        RedisClient administrator = RedisClient.create(backing.redisUri());
        try (var connection = administrator.connect()) {
            connection
                    .sync()
                    .aclSetuser(
                            "stillwatch",
                            AclSetuserArgs.Builder.on()
                                    .addPassword("of the file")
                                    .keyPattern("stillwatch:*")
                                    .allCommands());
            Redis redis = redis(backing, password.toString());
            try {
                assertThat(redis.await(redis.commands().aclWhoami())).isEqualTo("stillwatch");
                assertThat(redis.await(redis.commands().set(redis.key("a"), bytes("1"))))
                        .isEqualTo("OK");
                assertThatThrownBy(() -> redis.await(redis.commands().set(bytes("others:a"), bytes("1"))))
                        .isInstanceOf(RedisUnavailableException.class)
                        .hasMessageContaining("NOPERM");
            } finally {
                redis.close();
            }
            Path wrong = Files.writeString(folder.resolve("wrong"), "another");
            assertThatThrownBy(() -> redis(backing, wrong.toString()))
                    .rootCause()
                    .hasMessageContaining("WRONGPASS")
                    .hasMessageNotContaining("another");
            connection.sync().aclDeluser("stillwatch");
        } finally {
            administrator.shutdown();
        }
    }

    @Test
    void tlsIsSpokenToAPlainAddressTooWhenSaidSo() {
        var uri = new RedisSecurity(true, "", "", "", "", "", "")
                .applyTo(io.lettuce.core.RedisURI.create("redis://r:6379"));
        assertThat(uri.isSsl()).isTrue();
        assertThat(uri.getVerifyMode()).isEqualTo(SslVerifyMode.FULL);
    }

    @Test
    void aUserWithoutAPasswordIsRefused() {
        assertThatThrownBy(() -> new RedisSecurity(false, "stillwatch", "", "", "", "", ""))
                .hasMessageContaining("stillwatch.redis.security.password-file is missing");
    }

    private static Redis redis(Backing backing, String passwordFile) {
        return new Redis(
                new RedisConfiguration(backing.redisUri(), false, Duration.ofSeconds(5), "stillwatch:"),
                new RedisSecurity(false, "stillwatch", "", passwordFile, "", "", ""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
