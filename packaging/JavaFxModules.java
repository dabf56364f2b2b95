import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Turns the OpenJFX jars of one platform into jmod files: {@code java JavaFxModules.java JARS JMODS}. Linked from a
 * jmod, the native libraries lie in the image's lib folder; linked from a jar they stay inside the image and
 * are unpacked into the home folder of whoever starts it.
 */
final class JavaFxModules {
    private static final List<String> NATIVE = List.of(".so", ".dll", ".dylib");

    private JavaFxModules() {}

    public static void main(String[] args) throws IOException {
        Path jars = Path.of(args[0]);
        Path jmods = Files.createDirectories(Path.of(args[1]));
        try (Stream<Path> files = Files.list(jars)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                convert(jar, jmods);
            }
        }
    }

    private static void convert(Path jar, Path jmods) throws IOException {
        Path work = jmods.resolve(jar.getFileName() + ".unpacked");
        Path classes = Files.createDirectories(work.resolve("classes"));
        Path libraries = Files.createDirectories(work.resolve("libraries"));
        try (JarFile file = new JarFile(jar.toFile())) {
            for (var entry : file.stream().filter(e -> !e.isDirectory()).toList()) {
                boolean library = NATIVE.stream().anyMatch(entry.getName()::endsWith);
                Path target = (library ? libraries : classes).resolve(entry.getName());
                Files.createDirectories(target.getParent());
                try (var in = file.getInputStream(entry)) {
                    Files.copy(in, target);
                }
            }
        }
        String name = jar.getFileName().toString().replaceFirst("-[0-9].*", "");
        int status = ToolProvider.findFirst("jmod").orElseThrow().run(System.out, System.err,
                "create", "--class-path", classes.toString(), "--libs", libraries.toString(),
                jmods.resolve(name + ".jmod").toString());
        if (status != 0) {
            throw new IOException("jmod could not make a module of " + jar + " (exit code " + status + ")");
        }
    }
}
