package io.topiary.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftwareRenderingTest {

    @TempDir
    Path devices;

    @Test
    void hasDevice_withoutOneThatDraws_isFalse() throws IOException {
        Files.createFile(devices.resolve("null"));

        assertThat(SoftwareRendering.hasDevice(devices)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dri", "nvidia0", "nvidiactl", "dxg"})
    void hasDevice_withOneThatDraws_isTrue(String name) throws IOException {
        Files.createFile(devices.resolve(name));

        assertThat(SoftwareRendering.hasDevice(devices)).isTrue();
    }

    @Test
    void hasDevice_whereNothingCanBeListed_isTrue() {
        assertThat(SoftwareRendering.hasDevice(devices.resolve("missing"))).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void addToEnvironment_whatIsNotSet_isSeenByNativeLibraries() throws Throwable {
        SoftwareRendering.addToEnvironment("TOPIARY_ADDED", "disable");

        assertThat(nativeValue("TOPIARY_ADDED")).isEqualTo("disable");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void addToEnvironment_whatTheUserHasSet_staysAsItIs() throws Throwable {
        SoftwareRendering.addToEnvironment("TOPIARY_KEPT", "always");

        SoftwareRendering.addToEnvironment("TOPIARY_KEPT", "disable");

        assertThat(nativeValue("TOPIARY_KEPT")).isEqualTo("always");
    }

    @SuppressWarnings("restricted")
    private static String nativeValue(String name) throws Throwable {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = (MemorySegment) linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("getenv"),
                            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                    .invokeExact(arena.allocateFrom(name));
            return value.reinterpret(64).getString(0);
        }
    }
}
