package io.topiary.core.history.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.topiary.core.history.RecordingWriter;
import io.topiary.core.text.Messages;
import io.topiary.testing.FaultBook;
import io.topiary.testing.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports to a real disk that is too small. */
class ExportDiskIT {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void write_untilTheDiskIsFull_saysSoAndLeavesWhatWasThere(ExportFormat format) throws Exception {
        Path recording = folder.resolve("large.topiary");
        try (RecordingWriter writer = RecordingWriter.create(recording)) {
            for (int i = 0; i < 60_000; i++) {
                writer.add(Samples.message(i, "t/" + i % 50, "a value of some length, number " + i));
            }
            writer.finish();
        }
        try (SmallDisk disk = SmallDisk.mount(folder, "2m")) {
            Path target = Files.writeString(disk.folder().resolve("out" + format.extension()), "what was there");
            long start = System.nanoTime();
            TransferException thrown = catchThrowableOfType(
                    TransferException.class,
                    () -> new RecordingExport(recording, ExportScope.ALL).write(target, format, Samples.control()));
            String words = ENGLISH.get(thrown.text());
            assertThat(words).contains(target.toString(), "no space is left");
            assertThat(target).hasContent("what was there");
            try (var files = Files.list(disk.folder())) {
                assertThat(files).containsExactly(target);
            }
            FaultBook.note(
                    "S5",
                    "disk full while exporting as " + format + " (tmpfs of 2 MB)",
                    words,
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
