package io.topiary.ui.app;

import io.topiary.core.settings.Settings.WindowPlace;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Where the window is, and whether it may go back to where it was. FX thread. */
final class WindowPlacement {

    /** The smallest useful window. */
    static final double LEAST_WIDTH = 800;

    static final double LEAST_HEIGHT = 600;

    private static final double FIRST_WIDTH = 1280;
    private static final double FIRST_HEIGHT = 800;

    /** So much of the window, at its top, has to be on a screen: enough to take hold of it. */
    private static final double VISIBLE_WIDTH = 160;

    private static final double VISIBLE_HEIGHT = 40;

    private WindowPlacement() {}

    /** Puts {@code stage} to {@code place} if that is on a screen, else into the middle. */
    static void place(Stage stage, @Nullable WindowPlace place) {
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        if (place != null && isReachable(place)) {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(Math.max(LEAST_WIDTH, place.width()));
            stage.setHeight(Math.max(LEAST_HEIGHT, place.height()));
            stage.setMaximized(place.maximized());
        } else {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(Math.min(FIRST_WIDTH, screen.getWidth()));
            stage.setHeight(Math.min(FIRST_HEIGHT, screen.getHeight()));
            stage.centerOnScreen();
        }
    }

    /** Where {@code stage} is now; {@code before} keeps the place of a window that fills the screen. */
    static WindowPlace placeOf(Stage stage, @Nullable WindowPlace before) {
        boolean filled = stage.isMaximized() || stage.isFullScreen();
        if (filled && before != null) {
            return new WindowPlace(before.x(), before.y(), before.width(), before.height(), stage.isMaximized());
        }
        return new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), filled);
    }

    private static boolean isReachable(WindowPlace place) {
        double left = place.x() + place.width() / 2 - VISIBLE_WIDTH / 2;
        return Screen.getScreens().stream()
                .anyMatch(screen -> screen.getVisualBounds().contains(left, place.y(), VISIBLE_WIDTH, VISIBLE_HEIGHT));
    }
}
