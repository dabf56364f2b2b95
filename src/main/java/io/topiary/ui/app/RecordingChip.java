package io.topiary.ui.app;

import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.ui.app.RecordingWords.Mood;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Metronome;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** Whether a session is recorded, and how much there is of it; looks once a second. FX thread. */
final class RecordingChip extends Label implements AutoCloseable {

    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final PseudoClass LOSING = PseudoClass.getPseudoClass("losing");

    private final RecordingWords words;
    private final Tooltip tip = new Tooltip();
    private final Runnable ending;

    RecordingChip(Session session, Metronome metronome, Messages messages) {
        this.words = new RecordingWords(session, messages);
        setId("recordingState");
        setGraphic(Icons.of("fth-disc"));
        setMinWidth(USE_PREF_SIZE);
        getStyleClass().add("recording-chip");
        tip.setMaxWidth(480);
        tip.setWrapText(true);
        setTooltip(tip);
        this.ending = metronome.eachSecond(this::beat);
        beat();
    }

    private void beat() {
        Mood mood = words.mood();
        setText(words.brief());
        tip.setText(words.full());
        setAccessibleText(words.brief() + "\n" + words.full());
        pseudoClassStateChanged(OFF, mood == Mood.OFF);
        pseudoClassStateChanged(LOSING, mood == Mood.WAITING || mood == Mood.SHEDDING);
    }

    @Override
    public void close() {
        ending.run();
    }
}
