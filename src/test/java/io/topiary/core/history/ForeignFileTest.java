package io.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.compare.InstantPairs;
import io.topiary.core.compare.Likeness;
import io.topiary.core.compare.Pairs;
import io.topiary.core.compare.RecordedSide;
import io.topiary.core.compare.Side;
import io.topiary.core.filter.MessageQuery;
import io.topiary.core.history.transfer.ExportFormat;
import io.topiary.core.history.transfer.ExportScope;
import io.topiary.core.history.transfer.RecordingExport;
import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever looks into a recording leaves it, and the folder it is in, as they were. */
class ForeignFileTest {

    private static final int MESSAGES = 3_000;

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private @Nullable Recorder recorder;

    /** A way to look into a recording. */
    enum Look {
        SEARCH {
            @Override
            long count(Path file, Path out) throws Exception {
                List<Message> found = new ArrayList<>();
                HistorySearch.Sink sink = (messages, progress) -> {
                    found.addAll(messages);
                    return true;
                };
                new HistorySearch(file, MessageQuery.parse("message"), sink).run(0);
                return found.size();
            }
        },
        NEIGHBOURHOOD {
            @Override
            long count(Path file, Path out) throws Exception {
                return new Neighbourhood(file, false)
                        .around(RecordingProgram.message(0), MESSAGES)
                        .size();
            }
        },
        EXPORT {
            @Override
            long count(Path file, Path out) throws Exception {
                RecordingExport export = new RecordingExport(file, ExportScope.ALL);
                return unwatched(control -> export.write(out.resolve("out.jsonl"), ExportFormat.JSON_LINES, control))
                        .messages();
            }
        },
        COMPARISON {
            @Override
            long count(Path file, Path out) throws Exception {
                try (Side side = new RecordedSide(file, Long.MAX_VALUE)) {
                    List<String> topics = side.nextTopics();
                    return topics == null
                            ? 0
                            : side.read(topics).values().stream()
                                    .mapToLong(each -> each.message().sequence())
                                    .max()
                                    .orElse(0);
                }
            }
        },
        INSTANTS {
            @Override
            long count(Path file, Path out) throws Exception {
                long[] count = {0};
                long end = RecordingProgram.message(MESSAGES).timeMicros();
                try (InstantPairs pairs = new InstantPairs(file, 0, end)) {
                    Pairs.Taker taker = (topic, left, right, messages) -> count[0] += messages;
                    unwatched(control -> {
                        pairs.each(topic -> true, Likeness.PAYLOAD, taker, control);
                        return true;
                    });
                }
                return count[0];
            }
        };

        /** How many messages are found in {@code file}, all of them being looked for. */
        abstract long count(Path file, Path out) throws Exception;

        private static <T> T unwatched(Job.Work<T> work) throws Exception {
            return Job.start(Runnable::run, Text.of("transfer.exporting"), work)
                    .result()
                    .get();
        }
    }

    @BeforeEach
    void record() {
        Recorder started = new Recorder(file(), RecordingBudget.UNLIMITED);
        recorder = started;
        RecordingLine line = started.line();
        line.record(LongStream.rangeClosed(1, MESSAGES)
                .mapToObj(RecordingProgram::message)
                .toList());
        await().until(() -> line.counts().recorded() == MESSAGES);
    }

    @AfterEach
    void end() throws InterruptedException {
        if (recorder != null) {
            recorder.close();
            recorder.awaitEnd(20_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void look_intoAFileThatNobodyWrites_leavesNothingBesideIt(Look look) throws Exception {
        end();
        Path copy = Files.copy(file(), elsewhere.resolve("copy.db"));
        Map<String, Long> before = lengths(elsewhere);
        assertThat(look.count(copy, folder)).isEqualTo(MESSAGES);
        assertThat(lengths(elsewhere)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void look_intoAFileOfAKilledRecorder_seesItsLogAndLeavesNothingBesideIt(Look look) throws Exception {
        Path copy = Files.copy(file(), elsewhere.resolve("copy.db"));
        Files.copy(folder.resolve("p.db-wal"), elsewhere.resolve("copy.db-wal"));
        Map<String, Long> before = lengths(elsewhere);
        assertThat(look.count(copy, folder)).isEqualTo(MESSAGES);
        assertThat(lengths(elsewhere)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void look_besideALiveWriter_seesWhatItWrote(Look look) throws Exception {
        assertThat(look.count(file(), elsewhere)).isEqualTo(MESSAGES);
    }

    @Test
    void close_ofACopy_leavesNoneOfItInTheTemporaryFolder() throws Exception {
        Path copy = Files.copy(file(), elsewhere.resolve("copy.db"));
        Files.copy(folder.resolve("p.db-wal"), elsewhere.resolve("copy.db-wal"));
        List<Path> before = copies();
        try (RecordingReader reader = RecordingReader.openFile(copy)) {
            assertThat(reader.last()).isEqualTo(MESSAGES);
            assertThat(copies()).hasSize(before.size() + 1);
        }
        assertThat(copies()).isEqualTo(before);
    }

    private Path file() {
        return folder.resolve("p.db");
    }

    private static List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(each -> each.getFileName().toString().startsWith("topiary-recording"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Long> lengths(Path folder) throws IOException {
        Map<String, Long> lengths = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(each -> lengths.put(each.getFileName().toString(), length(each)));
        }
        return lengths;
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
