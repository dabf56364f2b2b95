package io.topiary.ui.app;

import io.topiary.ui.kit.NodePicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/** Takes pictures of the window as it is drawn. */
final class Photographer {

    private final Path folder;

    /** Pictures go to {@code folder}, which is made if need be. */
    Photographer(Path folder) {
        this.folder = folder;
    }

    /** Draws {@code scene} at {@code scale}, 1 for its own size. FX thread. */
    static WritableImage take(Scene scene, double scale) {
        return NodePicture.take(scene.getRoot(), scale);
    }

    /**
     * Writes {@code image} as a PNG called {@code name}. Any thread.
     *
     * @return the file
     */
    Path save(WritableImage image, String name) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name + ".png");
        Files.write(file, NodePicture.png(image));
        return file;
    }
}
