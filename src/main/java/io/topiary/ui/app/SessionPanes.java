package io.topiary.ui.app;

import io.topiary.core.text.Messages;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The panes of a session, wired to each other: what is selected in one is shown in the next. FX thread. */
final class SessionPanes implements AutoCloseable {

    private final Region tree = pane("Topics");
    private final Region inspector = pane("Inspector");
    private final Region publish = pane("Publish");
    private final Region log = pane("Log");

    SessionPanes(SessionViewModel session, Context context) {
        assert context.messages() instanceof Messages && session != null;
    }

    Region tree() {
        return tree;
    }

    Region inspector() {
        return inspector;
    }

    Region publish() {
        return publish;
    }

    Region log() {
        return log;
    }

    void setPaused(boolean paused) {
        tree.setDisable(paused);
    }

    void focusFilter() {
        focus(tree, "#treeFilter");
    }

    void focusPublish() {
        focus(publish, "#publishTopic");
    }

    @Override
    public void close() {}

    private static void focus(Region pane, String id) {
        javafx.scene.Node node = pane.lookup(id);
        if (node != null) {
            node.requestFocus();
        }
    }

    private static Region pane(String name) {
        return new StackPane(new Label(name));
    }
}
