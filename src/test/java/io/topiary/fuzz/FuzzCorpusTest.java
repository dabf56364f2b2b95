package io.topiary.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays what a fuzzer kept, and the samples of the formats, then the same a little damaged; always in the same way. A
 * fuzzer itself runs with packaging/dev/fuzz.
 */
class FuzzCorpusTest {

    private static final Path RESOURCES = Path.of("src", "test", "resources", "io", "topiary");
    private static final int MUTATIONS = 300;
    private static final int LARGEST = 64 * 1024;
    /** Whoever takes longer hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Stream<String> targets() {
        return FuzzTargets.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void check_corpusAndItsMutations_keepsTheDecodersWord(String target) {
        Consumer<byte[]> check = Objects.requireNonNull(FuzzTargets.all().get(target));
        List<byte[]> corpus = corpus(target);
        assertThat(corpus).isNotEmpty();
        assertTimeoutPreemptively(PATIENCE, () -> {
            for (byte[] bytes : corpus) {
                assertThatNoException().as("%s", target).isThrownBy(() -> check.accept(bytes));
            }
            Random random = new Random(6);
            for (int i = 0; i < MUTATIONS; i++) {
                check.accept(mutated(corpus.get(random.nextInt(corpus.size())), random));
            }
        });
    }

    /** The samples whose name begins with that of the target, and its folder; for the reader, all samples. */
    private static List<byte[]> corpus(String target) {
        List<byte[]> corpus = new ArrayList<>();
        add(corpus, RESOURCES.resolve("formats"), target.equals("reader") ? "" : target + "-");
        add(corpus, RESOURCES.resolve("fuzz").resolve(target), "");
        return corpus;
    }

    private static void add(List<byte[]> corpus, Path folder, String prefix) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(prefix)
                        && (name.endsWith(".bin") || prefix.isEmpty())
                        && Files.isRegularFile(file)) {
                    corpus.add(Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code bytes} with a few of them changed, repeated, left out, or their end cut off. */
    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] out = bytes.clone();
        for (int i = random.nextInt(4); i >= 0 && out.length > 0; i--) {
            int at = random.nextInt(out.length);
            out = switch (random.nextInt(5)) {
                case 0 -> without(out, at, out.length);
                case 1 -> without(out, at, Math.min(out.length, at + 1 + random.nextInt(8)));
                case 2 -> twice(out, at);
                default -> changed(out, at, random);
            };
        }
        return out;
    }

    private static byte[] changed(byte[] bytes, int at, Random random) {
        byte[] odd = {0, 1, 0x7F, (byte) 0x80, (byte) 0xFF, (byte) (bytes[at] ^ (1 << random.nextInt(8)))};
        bytes[at] = odd[random.nextInt(odd.length)];
        return bytes;
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        byte[] out = new byte[bytes.length - (to - from)];
        System.arraycopy(bytes, 0, out, 0, from);
        System.arraycopy(bytes, to, out, from, bytes.length - to);
        return out;
    }

    private static byte[] twice(byte[] bytes, int at) {
        if (bytes.length > LARGEST / 2) {
            return bytes;
        }
        byte[] out = new byte[bytes.length * 2 - at];
        System.arraycopy(bytes, 0, out, 0, bytes.length);
        System.arraycopy(bytes, at, out, bytes.length, bytes.length - at);
        return out;
    }
}
