package dev.stillwatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackFolderTest {

    private static final byte[] PROGRAM = {1, 2, 3};

    @TempDir
    private Path temporary;

    @Test
    void isThisUsersAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(usersFolder())))
                .isEqualTo("rwx------");
    }

    @Test
    void isNotRunFromWhenOthersMayWriteToIt() throws IOException {
        var folder = usersFolder();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> UnpackFolder.of(temporary, "key"))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContainingAll(folder.toString(), "-Djava.io.tmpdir=FOLDER");
    }

    @Test
    void isNotRunFromWhenItIsALinkToElsewhere(@TempDir Path elsewhere) throws IOException {
        var folder = usersFolder();
        Files.delete(folder.resolve("key"));
        Files.delete(folder);
        Files.createSymbolicLink(folder, elsewhere);

        assertThatThrownBy(() -> UnpackFolder.of(temporary, "key")).isInstanceOf(EmbeddedServerException.class);
    }

    @Test
    void lacksWhatIsAbsentOrCutShort() throws IOException {
        var folder = UnpackFolder.of(temporary, "key");
        assertThat(folder.lacks("program", PROGRAM.length)).isTrue();

        folder.put("program", new ByteArrayInputStream(PROGRAM));
        assertThat(folder.lacks("program", PROGRAM.length)).isFalse();
        assertThat(folder.path().resolve("program")).isExecutable();

        Files.write(folder.path().resolve("program"), new byte[1]);
        assertThat(folder.lacks("program", PROGRAM.length)).isTrue();
    }

    @Test
    void leavesNoHalfFileBehindWhenTheSourceFails() throws IOException {
        var folder = UnpackFolder.of(temporary, "key");
        var broken = InputStream.nullInputStream();
        broken.close();

        assertThatThrownBy(() -> folder.put("program", broken)).isInstanceOf(IOException.class);

        assertThat(folder.path()).isEmptyDirectory();
    }

    private Path usersFolder() throws IOException {
        UnpackFolder.of(temporary, "key");
        try (var folders = Files.list(temporary)) {
            return folders.findFirst().orElseThrow();
        }
    }
}
