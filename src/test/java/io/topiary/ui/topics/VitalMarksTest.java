package io.topiary.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.lint.DismissedHints;
import io.topiary.core.lint.Hints;
import io.topiary.core.lint.TopicLint;
import io.topiary.core.message.Message;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.shape.Deviations;
import io.topiary.core.shape.JsonKind;
import io.topiary.core.shape.Oddity;
import io.topiary.core.shape.Oddity.What;
import io.topiary.core.text.Messages;
import io.topiary.testing.ManualPulse;
import io.topiary.testing.Patient;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the tree says of topics that are silent or oddly named. */
class VitalMarksTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);

    private final Patient patient = new Patient();
    private final ManualPulse pulse = new ManualPulse();
    private final TopicWords words = new TopicWords(ENGLISH);
    private final TopicTreeViewModel model = new TopicTreeViewModel(patient.session, pulse, Runnable::run, ENGLISH);

    @BeforeEach
    void makeRoom() {
        model.window().setCapacity(10);
    }

    @AfterEach
    void close() {
        model.close();
        patient.session.close();
    }

    private TopicRow row(String path) {
        pulse.run();
        return model.window().slots().stream()
                .map(slot -> slot.get())
                .filter(row -> row.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private List<String> filtered(String filter) {
        model.filterProperty().set(filter);
        pulse.run();
        return model.window().slots().stream().map(slot -> slot.get().path()).toList();
    }

    @Test
    void silentTopic_saysSinceWhenAndWhatIsUsual() {
        patient.beats("fast", 5, 181).beats("alive", 60, 5);
        assertThat(words.silence(row("fast"))).isEqualTo("silent for 3 min, usually every 5 s");
        assertThat(words.silence(row("alive"))).isEmpty();
        assertThat(words.spoken(row("fast"))).endsWith("3 minutes ago, silent for 3 min, usually every 5 s");
    }

    @Test
    void silentTopic_withoutALink_isNotMarked() {
        patient.beats("fast", 5, 181);
        patient.connection.become(ConnectionState.WAITING);
        assertThat(words.silence(row("fast"))).isEmpty();
    }

    @Test
    void oddName_saysWhatItLooksLike_asSoonAsThatIsKnown() {
        Hints hints = new Hints(DismissedHints.inMemory());
        model.showHints(hints);
        patient.beats("Temp", 60, 1).beats("temp", 60, 1);
        assertThat(words.hint(row("Temp"))).isEmpty();
        TopicLint lint = new TopicLint(hints);
        patient.session.model().use(all -> {
            boolean more = true;
            while (more) {
                more = lint.next(all.tree());
            }
        });
        assertThat(words.hint(row("Temp"))).isEqualTo("looks like “temp”: only upper and lower case differ");
        assertThat(words.spoken(row("Temp"))).contains("looks like “temp”");
        hints.dismiss(hints.open().getFirst());
        assertThat(words.hint(row("Temp"))).isEmpty();
    }

    @Test
    void filter_byDeviation_findsWhatIsMarked() {
        patient.beats("fast", 5, 1).beats("alive", 10, 1);
        Deviations deviations = patient.session.model().deviations();
        Message odd = patient.session
                .model()
                .read(all -> all.tree().row("alive").orElseThrow().newest());
        deviations.looked(odd, Set.of(new Oddity(What.TYPE, "/temp", JsonKind.STRING, "")));
        assertThat(filtered("schema:deviates")).containsExactly("alive");
        assertThat(filtered("schema:type")).containsExactly("alive");
        assertThat(filtered("schema:invalid")).isEmpty();
        assertThat(filtered("-schema:deviates")).containsExactly("fast");
        deviations.dismiss(deviations.open().getFirst());
        assertThat(filtered("schema:deviates OR schema:new")).isEmpty();
    }

    @Test
    void filter_bySilenceAndRate_looksAtTheVitalSigns() {
        patient.beats("fast", 5, 181).beats("alive", 10, 1).beats("brisk", 2, 1);
        assertThat(filtered("silent:yes")).containsExactly("fast");
        assertThat(filtered("silent:no")).containsExactly("alive", "brisk");
        assertThat(filtered("rate:>0.05")).containsExactly("alive", "brisk");
        assertThat(filtered("rate:>0.2")).containsExactly("brisk");
    }
}
