package io.topiary.ui.kit;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps OpenGL out of the process on a Linux machine that has no graphics device. JavaFX tries OpenGL first, refuses
 * every renderer that is software, and draws with its own; GTK asks OpenGL which visuals there are. Both load Mesa and,
 * with it, LLVM: some 60 MB of memory for nothing.
 *
 * @see <a href="https://gitlab.gnome.org/GNOME/gtk/-/blob/gtk-3-24/gdk/gdk.c">GDK 3.24, which reads GDK_GL</a>
 */
final class SoftwareRendering {

    private static final Logger LOG = LoggerFactory.getLogger(SoftwareRendering.class);
    private static final String ORDER = "prism.order";
    /** The kernel's drivers, NVIDIA's own, and the device of Windows in WSL. */
    private static final String DEVICES = "{dri,nvidia*,dxg}";

    private SoftwareRendering() {}

    /** Decides, unless the user has, how the toolkit draws. Must come before the toolkit is started. */
    static void chooseWhereNothingElseCan() {
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        if (linux && System.getProperty(ORDER) == null && !hasDevice(Path.of("/dev"))) {
            System.setProperty(ORDER, "sw");
            addToEnvironment("GDK_GL", "disable");
        }
    }

    /** Whether {@code folder}, where the system lists its devices, has one that draws; true if it can't be told. */
    static boolean hasDevice(Path folder) {
        try (DirectoryStream<Path> devices = Files.newDirectoryStream(folder, DEVICES)) {
            return devices.iterator().hasNext();
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("graphics devices can't be listed", e);
            return true;
        }
    }

    /** Sets a variable for the native libraries of this process, unless it is set; Java has no call for it. */
    @SuppressWarnings("restricted")
    static void addToEnvironment(String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            MethodHandle setenv = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("setenv"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            int failed = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0);
            LOG.debug("{}={} for native libraries: {}", name, value, failed == 0 ? "set" : "refused");
        } catch (Throwable e) { // what a method handle declares; costs memory and nothing else
            LOG.warn("{}={} could not be set for native libraries", name, value, e);
        }
    }
}
