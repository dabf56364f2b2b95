package io.topiary.ui.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.lint.DismissedHints;
import io.topiary.core.lint.Hints;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.text.Messages;
import io.topiary.testing.ManualMetronome;
import io.topiary.testing.ManualPulse;
import io.topiary.testing.Patient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthViewModelTest {

    private final Patient patient = new Patient();
    private final ManualPulse pulse = new ManualPulse();
    private final ManualMetronome metronome = new ManualMetronome();
    private final DismissedHints dismissed = DismissedHints.inMemory();
    private final HealthViewModel model = new HealthViewModel(
            patient.session,
            new Hints(dismissed),
            dismissed,
            Runnable::run,
            pulse,
            metronome,
            Messages.forLocale(Locale.ENGLISH));

    @AfterEach
    void close() {
        model.close();
        patient.session.close();
        assertThat(pulse.registered()).isZero();
    }

    private void look() {
        model.setLooking(true);
        metronome.pass(3);
        pulse.run();
    }

    private static List<String> lines(List<HealthRow> rows) {
        return rows.stream()
                .map(row -> row.topic() + ": " + row.words().replace('\t', ','))
                .toList();
    }

    @Test
    void silent_listsTheMostOverdueFirst_inWords() {
        patient.beats("plant/slow", 60, 200).beats("plant/fast", 2, 125).beats("plant/alive", 60, 20);
        look();
        assertThat(lines(model.silent()))
                .containsExactly("plant/fast: 2 min,every 2 s,62 periods", "plant/slow: 3 min,every 1 min,3 periods");
        assertThat(model.silentSummaryProperty().get()).isEqualTo("2 of 3 watched");
        assertThat(model.titleProperty().get()).isEqualTo("Health · 2");
    }

    @Test
    void title_countsWithoutAnybodyLooking() {
        patient.beats("plant/fast", 2, 125).beats("plant/Fast", 2, 1);
        metronome.pass(1);
        pulse.run();
        assertThat(model.titleProperty().get()).isEqualTo("Health · 3");
    }

    @Test
    void silent_none_saysWhy() {
        look();
        assertThat(model.titleProperty().get()).isEqualTo("Health");
        assertThat(model.noneSilentProperty().get()).startsWith("No topic has sent twice yet.");
        patient.beats("a", 60, 1);
        model.setLooking(true);
        pulse.run();
        assertThat(model.noneSilentProperty().get()).startsWith("The one topic that is watched is heard.");
    }

    @Test
    void silent_withoutALink_isNothing() {
        patient.beats("plant/fast", 2, 125);
        patient.connection.become(ConnectionState.WAITING);
        look();
        assertThat(model.silent()).isEmpty();
        assertThat(model.noneSilentProperty().get()).startsWith("Not connected.");
    }

    @Test
    void named_listsHintsInWords() {
        patient.beats("plant/Temp", 60, 1).beats("plant/temp", 60, 1).beats("/x", 60, 1);
        look();
        assertThat(lines(model.named()))
                .containsExactly(
                        "/: is an empty first level: the topics below begin with a slash",
                        "plant/Temp: looks like “temp”: only upper and lower case differ",
                        "plant/temp: looks like “Temp”: only upper and lower case differ");
        assertThat(model.hintSummaryProperty().get()).isEqualTo("3 hints");
    }

    @Test
    void named_none_saysSo() {
        look();
        assertThat(model.noHintsProperty().get()).startsWith("No odd names");
    }

    @Test
    void dismiss_hidesARow_untilItIsShownAgain() {
        patient.beats("plant/fast", 2, 125).beats("a b", 60, 1);
        look();
        model.dismiss(model.silent().getFirst());
        model.dismiss(model.named().getFirst());
        pulse.run();
        assertThat(model.silent()).isEmpty();
        assertThat(model.named()).isEmpty();
        assertThat(model.titleProperty().get()).isEqualTo("Health");
        assertThat(model.noHintsProperty().get()).isEqualTo("Nothing but dismissed hints.");
        model.showDismissedProperty().set(true);
        pulse.run();
        assertThat(model.silent().getFirst().topic()).isEqualTo("plant/fast (dismissed)");
        assertThat(model.named().getFirst().topic()).isEqualTo("a b (dismissed)");
        model.restore(model.silent().getFirst());
        model.restore(model.named().getFirst());
        model.showDismissedProperty().set(false);
        pulse.run();
        assertThat(model.titleProperty().get()).isEqualTo("Health · 2");
    }

    @Test
    void dismissKind_hidesAllOfThem() {
        patient.beats("a b", 60, 1).beats("c d", 60, 1);
        look();
        model.dismissKind((HealthRow.Named) model.named().getFirst());
        pulse.run();
        assertThat(model.named()).isEmpty();
        assertThat(model.hintSummaryProperty().get()).isEqualTo("no hints, 2 dismissed");
    }

    @Test
    void goTo_names_theTopic() {
        List<String> visited = new ArrayList<>();
        model.onGoToTopic(visited::add);
        patient.beats("plant/fast", 2, 125);
        look();
        model.goTo(model.silent().getFirst());
        assertThat(visited).containsExactly("plant/fast");
    }
}
