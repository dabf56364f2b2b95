import java.awt.AWTException;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Lets an application image practise, and keeps what its JVM learned: {@code java AotCache.java IMAGE TEST_CLASSES}. The image
 * shows its window on a broker that sends half a million topics and then the same ones again; keys choose some of them. Its
 * classes, and how often their methods ran (JEP 515), go into a cache that its launcher reads from then on, so that the first
 * broker of a day is met by compiled code. Needs a display; without one the image stays as it is.
 */
final class AotCache {
    private static final String CACHE = "topiary.aot";
    private static final List<String> BROKER = List.of("1500000", "500000", "100", "0", "TREE_JSON", "0", "held");
    /** From the first row of the tree to a topic with a message, and up and down beside it. */
    private static final String KEYS = "HDDRDRDRDDDDDUUDDDDDUUDDDDDUU";
    private static final long PRACTICE_SECONDS = 120;
    private static final long REST_SECONDS = 3;
    private static final int KEY_MILLIS = 250;

    private AotCache() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path image = Path.of(args[0]);
        Path settings = settings(image);
        Path cache = settings.resolveSibling(CACHE).toAbsolutePath();
        if (System.getProperty("os.name").startsWith("Linux") && System.getenv("DISPLAY") == null) {
            System.out.println("No display to practise on: the image starts without " + CACHE + ".");
            return;
        }
        practise(image, Path.of(args[1]), cache);
        if (!Files.exists(cache)) {
            throw new IOException("the JVM of " + image + " left no " + cache);
        }
        Files.writeString(settings, "java-options=-XX:AOTCache=$APPDIR/" + CACHE + "\n", StandardOpenOption.APPEND);
        System.out.println(cache + ": " + Files.size(cache) / 1_000_000 + " MB");
    }

    /** The launcher's settings; where they lie depends on the platform. */
    private static Path settings(Path image) throws IOException {
        try (Stream<Path> files = Files.walk(image)) {
            return files.filter(file -> file.endsWith("topiary.cfg")).findFirst().orElseThrow();
        }
    }

    private static void practise(Path image, Path testClasses, Path cache) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("topiary-practice");
        ProcessBuilder server = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", testClasses.toString(), "io.topiary.bench.ReplayServer");
        server.command().addAll(BROKER);
        Process broker = server.redirectErrorStream(true).start();
        try (BufferedReader said = broker.inputReader()) {
            int gate = Integer.parseInt(await(said, "GATE "));
            String port = await(said, "PORT ");
            ProcessBuilder app = new ProcessBuilder(
                    image.resolve("bin/topiary").toString(), "--home", home.toString(), "mqtt://127.0.0.1:" + port);
            app.environment().put("JAVA_TOOL_OPTIONS", "-XX:AOTCacheOutput=" + cache);
            Process window = app.redirectErrorStream(true).redirectOutput(home.resolve("said").toFile()).start();
            // or the broker would wait for it without end
            var _ = window.onExit().thenRun(broker::destroy);
            try {
                await(said, "SUBSCRIBED ");
                // the window rehearses a flood by itself before the broker sends one
                TimeUnit.SECONDS.sleep(REST_SECONDS);
                new Socket(InetAddress.getLoopbackAddress(), gate).close();
                await(said, "END ");
                TimeUnit.SECONDS.sleep(REST_SECONDS);
                choose();
            } finally {
                window.destroy();
            }
            if (!window.waitFor(PRACTICE_SECONDS, TimeUnit.SECONDS)) {
                window.destroyForcibly();
                throw new IOException("the image did not end: " + Files.readString(home.resolve("said")));
            }
        } finally {
            broker.destroy();
            delete(home);
        }
    }

    /** What was just opened has the focus, and its tree the keys. */
    private static void choose() throws IOException {
        try {
            Robot robot = new Robot();
            robot.setAutoDelay(KEY_MILLIS);
            for (char key : KEYS.toCharArray()) {
                int code = switch (key) {
                    case 'H' -> KeyEvent.VK_HOME;
                    case 'R' -> KeyEvent.VK_RIGHT;
                    case 'U' -> KeyEvent.VK_UP;
                    default -> KeyEvent.VK_DOWN;
                };
                robot.keyPress(code);
                robot.keyRelease(code);
            }
        } catch (AWTException e) {
            throw new IOException("no keys can be pressed on this display", e);
        }
    }

    private static String await(BufferedReader said, String word) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(word)) {
                return line.substring(word.length());
            }
        }
        throw new IOException("the practice broker ended without saying " + word);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
