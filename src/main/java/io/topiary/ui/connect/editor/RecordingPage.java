package io.topiary.ui.connect.editor;

import io.topiary.core.text.Messages;
import io.topiary.ui.connect.form.Field;
import io.topiary.ui.connect.form.RecordingForm;
import javafx.scene.control.TextField;

/** The page for whether and how much of what goes by is recorded. */
public final class RecordingPage extends EditorPage {

    /** The page. */
    public RecordingPage(EditorParts parts) {
        RecordingForm recording = parts.form().recording;
        Messages messages = parts.messages();
        FieldGroup group = parts.group("connect.section.recording");
        group.plain(Choices.check("profileRecording", recording.on, messages.get("connect.recording")))
                .note(messages.get("connect.recording.note"));
        add(group);
        FieldGroup budget = parts.group("connect.section.budget");
        budget.row(
                        "connect.recordingSize",
                        Choices.number(
                                "profileRecordingSize", recording.size, messages.get("connect.recordingSize.prompt")))
                .check(Field.RECORDING_SIZE)
                .note(messages.get("connect.recordingSize.note"));
        TextField days =
                Choices.number("profileRecordingDays", recording.days, messages.get("connect.recordingDays.prompt"));
        budget.row(
                        "connect.recordingDays",
                        Choices.line(days, Choices.unit(messages.get("connect.recordingDays.unit"))),
                        days)
                .check(Field.RECORDING_DAYS)
                .note(messages.get("connect.recordingDays.note"));
        add(budget);
    }
}
