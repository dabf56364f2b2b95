package io.topiary.testing;

import javafx.scene.Node;
import org.awaitility.Awaitility;
import org.testfx.api.FxRobot;
import org.testfx.api.FxRobotException;

/** Waits for what a robot is to click on: a node is in its window before that is shown and laid out. */
public final class Visible {

    private Visible() {}

    /** Waits until {@code query} finds a node that can be clicked on, and returns it. */
    public static Node await(FxRobot robot, String query) {
        Awaitility.await().ignoreException(FxRobotException.class).until(() -> robot.point(query) != null);
        return robot.lookup(query).query();
    }
}
