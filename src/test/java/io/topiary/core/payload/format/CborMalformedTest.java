package io.topiary.core.payload.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.Sample;
import io.topiary.testing.FaultBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The 568 samples of {@code fail.json} of the CBOR working group's test vectors: what is not well-formed (RFC 8949,
 * appendix F) because of the first bytes that say what a value is. They follow rules, by which they are made here.
 */
class CborMalformedTest {

    private static final int[] MAJOR_TYPES = {0x00, 0x20, 0x40, 0x60, 0x80, 0xA0, 0xC0, 0xE0};
    private static final int COUNT = 568;

    /** First bytes that no value begins with: reserved ones, and no length where a length must be. */
    private static List<Integer> undefined() {
        return IntStream.of(MAJOR_TYPES)
                .boxed()
                .flatMap(type -> Stream.of(0x1C, 0x1D, 0x1E, 0x1F).map(info -> type | info))
                .filter(first -> !List.of(0x5F, 0x7F, 0x9F, 0xBF).contains(first))
                .toList();
    }

    static Stream<String> samples() {
        TreeSet<String> samples = new TreeSet<>();
        undefined().forEach(first -> samples.add(hex(first)));
        for (int open : new int[] {0x9F, 0xBF}) {
            undefined().stream().filter(first -> first != 0xFF).forEach(first -> samples.add(hex(open, first)));
        }
        samples.addAll(chunks(0x5F, 0x40));
        samples.addAll(chunks(0x7F, 0x60));
        // simple values below 32 have a shorter form, and must have it
        IntStream.range(0, 32).forEach(value -> samples.add(hex(0xF8, value)));
        return samples.stream();
    }

    /** Strings of unknown length whose first chunk is no string of known length of the same kind. */
    private static List<String> chunks(int open, int kind) {
        List<String> samples = new ArrayList<>();
        for (int chunk = 0; chunk < 0xFF; chunk++) {
            if (chunk < kind || chunk >= kind + 0x1C) {
                samples.add(hex(open, chunk));
            }
        }
        return samples;
    }

    private static String hex(int... bytes) {
        StringBuilder hex = new StringBuilder();
        IntStream.of(bytes).forEach(each -> hex.append("%02X".formatted(each)));
        return hex.toString();
    }

    @Test
    void readAs_eachSampleInTurn_isRefused() {
        long start = System.nanoTime();
        List<String> taken = samples()
                .filter(hex -> !(Told.READER.readAs(Sample.of(HexFormat.of().parseHex(hex)), "cbor")
                        instanceof Payload.Undecodable))
                .toList();
        FaultBook.note(
                "P16",
                "the %d samples of fail.json, as cbor".formatted(samples().count()),
                "byte n is XX, which means nothing there",
                Duration.ofNanos(System.nanoTime() - start));
        assertThat(samples()).hasSize(COUNT);
        assertThat(taken).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readAs_notWellFormed_saysWhereAndIsNeverGuessed(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(Told.words(Told.READER.readAs(Sample.of(bytes), "cbor"))).endsWith("which means nothing there");
        Payload guess = Told.READER.read(Sample.of(bytes));
        assertThat(guess instanceof Payload.Decoded decoded ? decoded.format() : "")
                .isNotEqualTo("cbor");
    }
}
