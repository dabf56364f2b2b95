package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.testing.RunningApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The real window, started and closed as people do it. Needs an X display with a window manager and xdotool. */
@EnabledIfEnvironmentVariable(named = "DISPLAY", matches = ".+")
class SmokeIT {

    private static final int LEAST_TOPICS = 50;
    private static final int LEAST_COLOURS = 20;

    @TempDir
    Path folder;

    @Test
    void demo_fillsTheTree_andClosingEndsTheProcess() throws IOException, InterruptedException {
        try (RunningApp app = RunningApp.start(
                folder.resolve("out.txt"),
                "--demo",
                "--home",
                folder.resolve("home").toString())) {
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .until(() -> {
                        return app.session("Topics") instanceof Number topics && topics.intValue() >= LEAST_TOPICS;
                    });
            String window = await().atMost(Duration.ofSeconds(30))
                    .until(() -> run("xdotool", "search", "--onlyvisible", "--name", "Demo"), id -> !id.isEmpty())
                    .lines()
                    .findFirst()
                    .orElseThrow();
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> colours(window) > LEAST_COLOURS);
            run("xdotool", "windowactivate", "--sync", window);
            // to the screen and not to the window: only so the window manager closes it, as it does for a user
            run("xdotool", "key", "--clearmodifiers", "alt+F4");
            assertThat(app.process().waitFor(3, TimeUnit.SECONDS))
                    .as("ended within 3 s")
                    .isTrue();
            assertThat(app.process().exitValue()).as(app.output()).isZero();
        }
    }

    private long colours(String window) throws IOException, InterruptedException {
        Path picture = folder.resolve("window.png");
        run("import", "-window", window, picture.toString());
        var image = ImageIO.read(picture.toFile());
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("command.txt");
        Process process =
                new ProcessBuilder(command).redirectOutput(out.toFile()).start();
        process.waitFor(20, TimeUnit.SECONDS);
        return Files.readString(out, StandardCharsets.UTF_8).lines().collect(Collectors.joining("\n"));
    }
}
