package io.topiary.ui.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Takes pictures of the window as it is drawn. */
final class Photographer {

    private final Path folder;

    /** Pictures go to {@code folder}, which is made if need be. */
    Photographer(Path folder) {
        this.folder = folder;
    }

    /** Draws {@code scene} at {@code scale}, 1 for its own size. FX thread. */
    static WritableImage take(Scene scene, double scale) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        return scene.getRoot().snapshot(parameters, null);
    }

    /**
     * Writes {@code image} as a PNG called {@code name}. Any thread.
     *
     * @return the file
     */
    Path save(WritableImage image, String name) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        Files.createDirectories(folder);
        Path file = folder.resolve(name + ".png");
        if (!ImageIO.write(picture, "png", file.toFile())) {
            throw new IOException("no writer for PNG");
        }
        return file;
    }
}
