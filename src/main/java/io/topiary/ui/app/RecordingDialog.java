package io.topiary.ui.app;

import io.topiary.core.history.ProfileRecordings;
import io.topiary.core.history.RecordingException;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.ui.connect.RecordingDisposal;
import io.topiary.ui.kit.Dialogs;
import io.topiary.ui.kit.Dialogs.Choice;
import java.util.function.Consumer;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks in a dialog what becomes of a recording.
 *
 * @param tell says what went wrong
 */
record RecordingDialog(
        ProfileRecordings recordings, Dialogs dialogs, Window owner, Consumer<String> tell, Messages messages)
        implements RecordingDisposal {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingDialog.class);

    @Override
    public Answer ask(ConnectionProfile profile) {
        long bytes = recordings.bytes(profile.id());
        if (bytes == 0) {
            return Answer.KEEP;
        }
        Choice keep = new Choice(messages.get("connect.recording.keep"), ButtonData.OK_DONE);
        Choice delete = new Choice(messages.get("connect.recording.delete"), ButtonData.OTHER);
        Choice stay = new Choice(messages.get("app.cancel"), ButtonData.CANCEL_CLOSE);
        String words = messages.get(
                "connect.recording.text",
                profile.name(),
                new Amounts(messages).bytes(bytes),
                recordings.file(profile.id()).toString());
        return dialogs.ask(owner, messages.get("connect.recording.title"), words, keep, delete, stay)
                .map(choice -> choice.equals(keep) ? Answer.KEEP : choice.equals(delete) ? Answer.DELETE : Answer.STAY)
                .orElse(Answer.STAY);
    }

    @Override
    public void delete(ConnectionProfile profile) {
        try {
            recordings.delete(profile.id());
        } catch (RecordingException e) {
            LOG.warn("a recording can't be deleted", e);
            tell.accept(messages.get("connect.recording.failed", profile.name(), messages.get(e.text())));
        }
    }
}
