package io.topiary.ui.app;

import io.topiary.core.work.Workers;
import io.topiary.ui.kit.FxThread;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The picture of Topiary in title bars and lists of windows, in all the sizes that desktops ask for. */
final class WindowIcon {

    private static final int[] SIZES = {16, 32, 48, 64, 128, 256};

    private WindowIcon() {}

    /** Gives it to {@code stage} as soon as {@code workers} have read it. Any thread. */
    static void give(Stage stage, Workers workers, FxThread fx) {
        workers.execute(() -> {
            List<Image> sizes = read();
            fx.later(() -> stage.getIcons().setAll(sizes));
        });
    }

    private static List<Image> read() {
        List<Image> images = new ArrayList<>();
        for (int size : SIZES) {
            InputStream icon = WindowIcon.class.getResourceAsStream("/io/topiary/icons/topiary-" + size + ".png");
            if (icon != null) {
                images.add(new Image(icon));
            }
        }
        return images;
    }
}
