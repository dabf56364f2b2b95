import java.io.IOException;
import java.io.InputStream;
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
 * Writes the jars of an image anew: {@code java ImageJars.java JARS}. Without native libraries of other platforms: SQLite and
 * JNA carry them for some twenty platforms each, an image runs on one. And without compression: packages are compressed as a
 * whole, which takes half the room where their parts are not.
 */
final class ImageJars {
    private static final List<String> FOLDERS = List.of("org/sqlite/native/", "com/sun/jna/");
    private static final List<String> NATIVE = List.of(".so", ".dll", ".dylib", ".jnilib", ".a");
    private static final List<String> OWN = own(
            System.getProperty("os.name").toLowerCase(Locale.ROOT), System.getProperty("os.arch").toLowerCase(Locale.ROOT));

    private ImageJars() {}

    public static void main(String[] args) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                store(jar);
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

    private static void store(Path jar) throws IOException {
        Path stored = jar.resolveSibling(jar.getFileName() + ".stored");
        try (JarFile file = new JarFile(jar.toFile());
                OutputStream out = Files.newOutputStream(stored);
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (JarEntry entry : file.stream().filter(each -> !isForeign(each)).toList()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                copy.setMethod(ZipEntry.STORED);
                copy.setSize(entry.getSize());
                copy.setCrc(entry.getCrc());
                to.putNextEntry(copy);
                try (InputStream in = file.getInputStream(entry)) {
                    in.transferTo(to);
                }
                to.closeEntry();
            }
        }
        Files.move(stored, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
