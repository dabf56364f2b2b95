package io.topiary.core.payload.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.payload.BinaryKind;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PictureException;
import io.topiary.core.payload.PictureReader;
import io.topiary.core.text.Messages;
import io.topiary.testing.FaultBook;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads of a few megabytes that would fill any memory if they were unpacked, listed or drawn as a whole. */
class BombsTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);
    private static final int MEGABYTE = 1024 * 1024;

    private static String unpacked(String stimulus, byte[] bomb, String wish) {
        return Told.words(Told.readAs("P12", stimulus, bomb, wish));
    }

    @Test
    void bomb_ofTwoBlocks_becomesTwoBlocks() throws Exception {
        Inflater inflater = new Inflater();
        inflater.setInput(Bombs.zlib(2));
        byte[] out = new byte[MEGABYTE];
        long length = 0;
        while (!inflater.finished()) {
            length += inflater.inflate(out);
        }
        inflater.end();
        assertThat(length).isEqualTo(2L * Bombs.BLOCK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zlib", "deflate"})
    void readAs_tenMegabytesThatWouldBeTenGigabytes_isStoppedInWords(String format) throws Exception {
        byte[] bomb = switch (format) {
            case "gzip" -> Bombs.gzip(Bombs.BLOCKS);
            case "zlib" -> Bombs.zlib(Bombs.BLOCKS);
            default -> Bombs.deflate(Bombs.BLOCKS);
        };
        assertThat(bomb.length).isBetween(10_000_000, 11_000_000);
        assertThat(unpacked(format + " bomb, 10 MB that would be 10 GB", bomb, format))
                .isEqualTo("stopped, because more than 67,108,864 bytes came out");
    }

    @Test
    void readAs_aThousandTimesLarger_isStoppedByItsRatio() throws Exception {
        assertThat(unpacked("zlib bomb, 16 kB that would be 16 MB", Bombs.zlib(1), "zlib"))
                .startsWith("stopped, because")
                .contains("more than 200 times");
    }

    @Test
    void readAs_moreThanSixtyFourMegabytesOfNoise_isStoppedInWords() throws Exception {
        byte[] noise = new byte[70 * MEGABYTE];
        Random random = new Random(7);
        for (int i = 0; i < noise.length; i += 100) {
            noise[i] = (byte) random.nextInt();
        }
        assertThat(unpacked("gzip of 70 MB", Bombs.gzipped(noise), "gzip"))
                .isEqualTo("stopped, because more than 67,108,864 bytes came out");
    }

    @Test
    void read_gzipInGzip_isNeverUnpackedUnasked_andThenOneLayerAtATime() throws Exception {
        byte[] inner = Bombs.gzipped(new byte[MEGABYTE]);
        byte[] outer = Bombs.gzipped(inner);
        assertThat(Told.words(Told.read("P12", "gzip in gzip", outer))).isEqualTo("bytes, look like gzip");
        assertThat(Told.readAs("P12", "gzip in gzip", outer, "gzip"))
                .isInstanceOfSatisfying(
                        Payload.Unpacked.class,
                        unpacked -> assertThat(unpacked.content()).isEqualTo(inner));
    }

    @Test
    void readAs_gzipOfTheTenGigabytes_isStoppedOnTheWay() throws Exception {
        byte[] layer = Bombs.gzipped(Bombs.gzip(Bombs.BLOCKS));
        Payload payload = Told.readAs("P12", "gzip of a gzip that would be 10 GB", layer, "gzip");
        while (payload instanceof Payload.Unpacked unpacked) {
            payload = Told.readAs("P12", "what was in it", unpacked.content(), "gzip");
        }
        assertThat(Told.words(payload)).startsWith("stopped, because");
    }

    @Test
    void read_zipOfAMillionEntriesWithANameThatLeadsOutside_isAListOfSome() throws Exception {
        byte[] zip = Bombs.zip("../../etc/passwd", 1_000_000);
        Payload payload = Told.read("P12", "zip of 1,000,000 entries, one named ../../etc/passwd", zip);
        assertThat(payload).isInstanceOfSatisfying(Payload.Decoded.class, decoded -> {
            assertThat(new String(decoded.text(), UTF_8)).startsWith("[{\"name\":\"../../etc/passwd\"");
            assertThat(decoded.remarks().stream().map(ENGLISH::get))
                    .containsExactly(
                            "What its directory lists; nothing was unpacked",
                            "The first 10,000 of 1,000,000 entries or more");
        });
    }

    @Test
    void read_zipThatAnnouncesMoreEntriesThanItHasRoomFor_isNotBelieved() throws Exception {
        byte[] zip = Bombs.zip("a", 70_000);
        int record = zip.length - 22 - 20 - 56;
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putLong(record + 32, Long.MAX_VALUE);
        Payload payload = Told.read("P12", "zip that announces 2^63 - 1 entries", zip);
        assertThat(Told.words(payload)).startsWith("zip: [{\"name\":\"a\"");
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putLong(record + 40, Long.MAX_VALUE);
        assertThat(unpacked("zip whose directory is said to have 2^63 - 1 bytes", zip, "zip"))
                .isEqualTo("its directory is missing or damaged");
    }

    @Test
    void read_gifOfAMillionFrames_isItsFirstFrame() throws Exception {
        byte[] many = Bombs.frames(BinaryFaultsTest.picture("gif"), 1_000_000);
        assertDrawn("GIF of 1,000,000 frames", many, BinaryKind.GIF);
    }

    @Test
    void read_pngWhoseCommentWouldBeTenGigabytes_isDrawnWithoutIt() throws Exception {
        byte[] png = Bombs.withComment(BinaryFaultsTest.picture("png"), Bombs.zlib(Bombs.BLOCKS));
        assertDrawn("PNG with a comment that would be 10 GB", png, BinaryKind.PNG);
    }

    @Test
    void read_gifWhoseScreenIsSmallAndWhoseFrameIsHuge_isRefusedByItsHeader() throws Exception {
        byte[] gif = BinaryFaultsTest.picture("gif");
        ByteBuffer.wrap(gif)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(Bombs.firstFrame(gif) + 5, (short) 60_000)
                .putShort(Bombs.firstFrame(gif) + 7, (short) 60_000);
        long start = System.nanoTime();
        assertThatThrownBy(() -> PictureReader.read(gif, BinaryKind.GIF))
                .isInstanceOfSatisfying(PictureException.class, e -> {
                    String said = ENGLISH.get(e.text());
                    FaultBook.note("P14", "GIF with a frame of 60,000 x 60,000", said, since(start));
                    assertThat(said).isEqualTo("the picture has 60,000 × 60,000 pixels, more than 40 million");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"http://127.0.0.1:9/x.png\"/></svg>"
            })
    void read_svgThatWouldAct_isTextOnly(String svg) {
        assertThat(Told.words(Told.read("P14", svg, svg.getBytes(UTF_8)))).startsWith("xml: <svg");
        assertThat(BinaryKind.of(Arrays.copyOf(svg.getBytes(UTF_8), 64))).isEqualTo(BinaryKind.OTHER);
    }

    private static void assertDrawn(String stimulus, byte[] bytes, BinaryKind kind) throws Exception {
        long start = System.nanoTime();
        var picture = PictureReader.read(bytes, kind);
        FaultBook.note("P14", stimulus, "the first frame", since(start));
        assertThat(picture.width() + " x " + picture.height()).isEqualTo("40 x 30");
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
