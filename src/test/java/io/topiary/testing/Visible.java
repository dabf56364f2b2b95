package io.topiary.testing;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.awaitility.Awaitility;
import org.testfx.api.FxRobot;
import org.testfx.util.NodeQueryUtils;

/** What a robot clicks on where the machine is busy: a node is in its window before that is shown and laid out. */
public final class Visible {

    private Visible() {}

    /** Waits until {@code query} finds a node that can be clicked on, and returns it. */
    public static Node await(FxRobot robot, String query) {
        return Awaitility.await()
                .until(
                        () -> robot.lookup(query)
                                .match(NodeQueryUtils.isVisible())
                                .tryQuery(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** A click, and then what a second one would be: a busy machine takes too long between two for a double click. */
    public static void doubleClick(FxRobot robot, Node node) {
        robot.clickOn(node);
        robot.interact(() -> node.fireEvent(new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                0,
                0,
                0,
                0,
                MouseButton.PRIMARY,
                2,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                null)));
    }
}
