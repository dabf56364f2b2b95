package io.topiary.ui.connect.editor;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** One page of the editor: groups of fields below one another. */
public abstract class EditorPage extends ScrollPane {

    private final VBox column = new VBox();
    private final List<FieldGroup> groups = new ArrayList<>();

    /** An empty page. */
    EditorPage() {
        column.getStyleClass().add("form-column");
        setContent(column);
        setFitToWidth(true);
        setFocusTraversable(false);
        getStyleClass().add("form-scroll");
    }

    /** The first control of the page that is wrong gets the focus. @return whether there is one */
    public final boolean focusFirstProblem() {
        return groups.stream().anyMatch(FieldGroup::focusFirstProblem);
    }

    final void add(FieldGroup group) {
        groups.add(group);
        column.getChildren().add(group);
    }

    final void add(Node node) {
        column.getChildren().add(node);
    }
}
