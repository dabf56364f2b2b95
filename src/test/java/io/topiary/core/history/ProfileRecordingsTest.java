package io.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileRecordingsTest {

    @TempDir
    Path folder;

    @Test
    void delete_ofARecordingThatNobodyWrites_leavesNothing() throws Exception {
        ProfileRecordings recordings = recordings();
        Recorder recorder = record(recordings.file("p"));
        recorder.close();
        recorder.awaitEnd(20_000);
        assertThat(recordings.bytes("p")).isEqualTo(Files.size(recordings.file("p")));
        recordings.delete("p");
        assertThat(recordings.bytes("p")).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void delete_whileSomebodyRecords_refusesAndKeepsIt() throws Exception {
        ProfileRecordings recordings = recordings();
        Recorder recorder = record(recordings.file("p"));
        assertThat(recordings.bytes("p")).isGreaterThan(Files.size(recordings.file("p")));
        assertThatThrownBy(() -> recordings.delete("p")).isInstanceOf(RecordingException.class);
        assertThat(recordings.file("p")).exists();
        recorder.close();
        recorder.awaitEnd(20_000);
    }

    @Test
    void delete_ofAProfileWithoutARecording_doesNothing() throws Exception {
        assertThat(recordings().bytes("none")).isZero();
        recordings().delete("none");
        assertThat(folder).isEmptyDirectory();
    }

    private ProfileRecordings recordings() {
        return new ProfileRecordings(new RecordingFolder(folder));
    }

    private static Recorder record(Path file) {
        Recorder recorder = new Recorder(file, RecordingBudget.UNLIMITED);
        RecordingLine line = recorder.line();
        line.record(List.of(RecordingProgram.message(1)));
        await().until(() -> line.counts().recorded() == 1);
        return recorder;
    }
}
