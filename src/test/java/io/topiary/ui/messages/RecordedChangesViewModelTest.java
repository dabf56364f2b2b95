package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only changes, beyond what is in memory. */
class RecordedChangesViewModelTest {

    private static final int KEPT = 100;
    private static final int TOPICS = 3;

    @TempDir
    Path folder;

    private RecordedStand stand;

    @BeforeEach
    void record() {
        stand = new RecordedStand(folder, KEPT);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    /** Each of some topics says its number again and again; a change comes every 40 messages or so, with a new number. */
    private static List<String> messages(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "t" + i % TOPICS + "=" + i / (40 + i % TOPICS))
                .toList();
    }

    private static List<String> changes(List<String> messages) {
        Map<String, String> last = new HashMap<>();
        List<String> changes = new ArrayList<>();
        for (String message : messages) {
            if (!message.equals(last.put(message.substring(0, 2), message))) {
                changes.add(message);
            }
        }
        return changes;
    }

    @Test
    void onlyChanges_upBeyondMemory_goesOnInTheRecording_eachOnce() {
        stand.feed(messages(0, 2_000));
        stand.model.filter().onlyChangesProperty().set(true);
        stand.settle();
        assertThat(stand.upwards()).isEqualTo(changes(messages(0, 2_000)));
    }

    @Test
    void onlyChanges_messagesMoveIntoTheRecording_nothingComesTwiceOrGoesMissing() {
        stand.model.filter().onlyChangesProperty().set(true);
        for (int from = 0; from < 600; from += 150) {
            stand.feed(messages(from, from + 150));
        }
        assertThat(stand.upwards()).isEqualTo(changes(messages(0, 600)));
    }

    @Test
    void onlyChanges_withAFilter_comparesWithWhatCameBefore_notWithWhatIsShown() {
        List<String> messages = new ArrayList<>(List.of("a=10", "a=2", "a=10", "a=10", "b=10"));
        messages.addAll(messages(0, 200));
        stand.feed(messages);
        stand.model.filter().onlyChangesProperty().set(true);
        stand.model.filterProperty().set("payload:10 (topic:a OR topic:b)");
        stand.settle();
        assertThat(stand.log.messages()).containsExactly("a=10", "a=10", "b=10");
    }
}
