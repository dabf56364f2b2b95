package io.topiary.ui.connect.transfer;

import io.topiary.core.profile.ConnectionProfile;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** One profile that may be exported. FX thread. */
final class ExportRow {

    private final ConnectionProfile profile;
    private final BooleanProperty selected;

    ExportRow(ConnectionProfile profile, boolean selected) {
        this.profile = profile;
        this.selected = new SimpleBooleanProperty(selected);
    }

    ConnectionProfile profile() {
        return profile;
    }

    /** Whether it is to be exported. */
    BooleanProperty selectedProperty() {
        return selected;
    }
}
