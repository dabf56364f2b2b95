package io.topiary;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.RunningApp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class TourIT {

    private static final int LEAST_COLOURS = 20;
    private static final int PICTURES = 124;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void tour_writesPicturesThatShowSomething() throws IOException, InterruptedException {
        Path pictures = folder.resolve("pictures");
        try (RunningApp app = RunningApp.start(folder.resolve("out.txt"), "--tour", pictures.toString())) {
            assertThat(app.process().waitFor(8, TimeUnit.MINUTES))
                    .as("the tour ended")
                    .isTrue();
            assertThat(app.process().exitValue()).as(app.output()).isZero();
            assertThat(app.output()).contains("books: received", "pictures " + PICTURES);
        }
        try (Stream<Path> files = Files.list(pictures)) {
            assertThat(files.toList())
                    .hasSize(PICTURES)
                    .allSatisfy(picture -> assertThat(colours(picture))
                            .as("colours in %s", picture)
                            .isGreaterThan(LEAST_COLOURS));
        }
    }

    private static long colours(Path picture) {
        try {
            BufferedImage image = ImageIO.read(picture.toFile());
            return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                    .distinct()
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
