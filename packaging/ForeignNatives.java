import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Takes the native libraries of other platforms out of the jars of an image: {@code java ForeignNatives.java JARS}. SQLite and
 * JNA carry them for some twenty platforms each, an image runs on one.
 */
final class ForeignNatives {
    private static final List<String> FOLDERS = List.of("org/sqlite/native/", "com/sun/jna/");
    private static final List<String> NATIVE = List.of(".so", ".dll", ".dylib", ".jnilib", ".a");
    private static final List<String> OWN = own(
            System.getProperty("os.name").toLowerCase(Locale.ROOT), System.getProperty("os.arch").toLowerCase(Locale.ROOT));

    private ForeignNatives() {}

    public static void main(String[] args) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                if (hasForeign(jar)) {
                    strip(jar);
                }
            }
        }
    }

    /** How SQLite and JNA call the folder of this platform. */
    private static List<String> own(String os, String arch) {
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        String sqlite = os.startsWith("mac") ? "Mac" : os.startsWith("windows") ? "Windows" : "Linux";
        String jna = os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "win32" : "linux";
        return List.of(sqlite + (arm ? "/aarch64/" : "/x86_64/"), jna + (arm ? "-aarch64/" : "-x86-64/"));
    }

    private static boolean isForeign(ZipEntry entry) {
        return FOLDERS.stream().anyMatch(entry.getName()::startsWith)
                && NATIVE.stream().anyMatch(entry.getName()::endsWith)
                && OWN.stream().noneMatch(entry.getName().substring(0, entry.getName().lastIndexOf('/') + 1)::endsWith);
    }

    private static boolean hasForeign(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().anyMatch(ForeignNatives::isForeign);
        }
    }

    private static void strip(Path jar) throws IOException {
        Path stripped = jar.resolveSibling(jar.getFileName() + ".stripped");
        try (JarFile file = new JarFile(jar.toFile());
                OutputStream out = Files.newOutputStream(stripped);
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (JarEntry entry : file.stream().filter(each -> !isForeign(each)).toList()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                to.putNextEntry(copy);
                try (var in = file.getInputStream(entry)) {
                    in.transferTo(to);
                }
                to.closeEntry();
            }
        }
        System.out.println(jar.getFileName() + ": " + Files.size(jar) + " to " + Files.size(stripped) + " bytes");
        Files.move(stripped, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
