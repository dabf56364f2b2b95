package io.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingLockTest {

    @TempDir
    Path folder;

    @Test
    void take_whileItIsHeld_isRefused_howeverLongAgoItWasTaken() throws Exception {
        Path file = folder.resolve("p.db");
        try (RecordingLock held = RecordingLock.take(file)) {
            System.gc();
            assertThatThrownBy(() -> RecordingLock.take(file)).isInstanceOf(RecordingException.class);
            assertThat(held).isNotNull();
        }
    }

    @Test
    void take_afterItWasGivenBack_isGranted() throws Exception {
        Path file = folder.resolve("p.db");
        RecordingLock.take(file).close();
        RecordingLock.take(file).close();
        assertThat(folder.resolve("p.db" + RecordingLock.SUFFIX)).exists();
    }
}
