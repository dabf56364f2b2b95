package io.topiary.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.text.Messages;
import io.topiary.testing.FaultBook;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentsTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);

    @TempDir
    private Path folder;

    private final FileContents files = new FileContents();

    @Test
    void content_largeFile_isOutsideTheHeapAndLeavesNoFileBehind() throws Exception {
        Path file = random(3_000_000);
        ByteBuffer content = files.content(file.toString());
        assertThat(content.isDirect()).isTrue();
        assertThat(bytes(content)).isEqualTo(Files.readAllBytes(file));
        assertThat(Path.of(System.getProperty("java.io.tmpdir"))).isDirectoryNotContaining("glob:**topiary-payload-*");
    }

    @Test
    void content_smallFile_isRead() throws Exception {
        Path file = random(1_000);
        ByteBuffer content = files.content(file.toString());
        assertThat(content.hasArray()).isTrue();
        assertThat(bytes(content)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void content_fileCutShortAndWrittenAfterwards_staysWhatItWas() throws Exception {
        long begin = System.nanoTime();
        Path file = random(3_000_000);
        byte[] before = Files.readAllBytes(file);
        ByteBuffer content = files.content(file.toString());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1_000), 0);
            channel.truncate(2_000);
        }
        assertThat(bytes(content)).isEqualTo(before);
        FaultBook.note(
                "W6",
                "a file is overwritten and cut short after it was handed over",
                "what is sent stays what it was",
                Duration.ofNanos(System.nanoTime() - begin));
    }

    @Test
    void content_sameFileAgain_isCopiedOnlyWhenItChanged() throws Exception {
        Path file = random(3_000_000);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        ByteBuffer first = files.content(file.toString());
        // the same size and time: nobody looks into it
        byte[] other = new byte[3_000_000];
        Files.write(file, other, StandardOpenOption.WRITE);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        assertThat(files.content(file.toString())).isEqualTo(first);
        Files.setLastModifiedTime(file, FileTime.fromMillis(2_000));
        assertThat(bytes(files.content(file.toString()))).isEqualTo(other);
    }

    @Test
    void content_whatCantBeRead_saysWhy() {
        assertThat(said("\0")).contains("is no path");
        assertThat(said(folder.resolve("none").toString())).contains("none can't be read");
        assertThat(said(folder.toString())).contains("can't be read");
    }

    private String said(String path) {
        StringBuilder said = new StringBuilder();
        assertThatThrownBy(() -> files.content(path))
                .asInstanceOf(InstanceOfAssertFactories.type(EncodeException.class))
                .satisfies(e -> said.append(ENGLISH.get(e.text())));
        return said.toString();
    }

    private Path random(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return Files.write(folder.resolve("payload.bin"), bytes);
    }

    private static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }
}
