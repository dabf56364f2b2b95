package io.topiary.ui.connect;

import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.profile.InvalidProfileException;
import io.topiary.ui.connect.form.FormProblems;
import io.topiary.ui.connect.form.ProfileForm;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The address as one line, which fills the form when it is typed and follows it otherwise. FX thread. */
final class UriLine {

    private final ProfileForm form;
    private final FormProblems problems;
    private final StringProperty text = new SimpleStringProperty("");
    private boolean writing;
    private boolean reading;

    UriLine(ProfileForm form, FormProblems problems) {
        this.form = form;
        this.problems = problems;
        text.addListener((property, before, after) -> typed(after));
    }

    /** As typed, or as the form says. */
    StringProperty textProperty() {
        return text;
    }

    /** The form was changed, by this line or by something else. */
    void follow() {
        if (!reading) {
            problems.clearUri();
            write();
        }
    }

    /** Shows what the form says. */
    void write() {
        writing = true;
        text.set(form.broker.uri());
        writing = false;
    }

    private void typed(String line) {
        if (writing) {
            return;
        }
        reading = true;
        try {
            ConnectionUri parsed = ConnectionUri.parse(line);
            problems.clearUri();
            form.take(parsed);
            if (form.label.name.get().isBlank()) {
                form.label.name.set(parsed.address().host());
            }
        } catch (InvalidProfileException e) {
            problems.putUri(e.text());
        } finally {
            reading = false;
        }
    }
}
