package io.topiary.ui.connect.transfer;

import io.topiary.ui.kit.Style;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A profile with its check box, in a list of those to choose from. FX thread. */
final class ProfileLine extends HBox {

    private final CheckBox chosen = new CheckBox();
    private final Label name = new Label();
    private final Label address = new Label();
    private @Nullable BooleanProperty bound;

    /** @param below what stands below name and address */
    ProfileLine(Node... below) {
        name.getStyleClass().add("profile-name");
        name.setMinWidth(0);
        address.getStyleClass().addAll(Style.MUTED, "profile-uri");
        address.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        address.setMinWidth(0);
        VBox words = new VBox(name, address);
        words.getChildren().addAll(below);
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().add("import-line");
        getChildren().addAll(chosen, words);
    }

    /** Shows a profile that {@code selected} chooses. */
    void show(String profileName, String uri, BooleanProperty selected) {
        show(profileName, uri);
        chosen.setDisable(false);
        chosen.selectedProperty().bindBidirectional(selected);
        bound = selected;
    }

    /** Shows something that can't be chosen. */
    void show(String profileName) {
        show(profileName, "");
        chosen.setSelected(false);
        chosen.setDisable(true);
    }

    /** Lets go of what is shown. */
    void clear() {
        if (bound != null) {
            chosen.selectedProperty().unbindBidirectional(bound);
            bound = null;
        }
    }

    private void show(String profileName, String uri) {
        clear();
        name.setText(profileName);
        chosen.setAccessibleText(profileName);
        address.setText(uri);
        address.setVisible(!uri.isEmpty());
        address.setManaged(!uri.isEmpty());
    }
}
