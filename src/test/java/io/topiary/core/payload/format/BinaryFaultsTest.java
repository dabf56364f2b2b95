package io.topiary.core.payload.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.payload.BinaryKind;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PictureException;
import io.topiary.core.payload.PictureReader;
import io.topiary.core.payload.Sample;
import io.topiary.core.text.Messages;
import io.topiary.testing.FaultBook;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Structured and drawn payloads of senders who mean harm or make mistakes. */
class BinaryFaultsTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "png | 60000 | 60000 | the picture has 60,000 × 60,000 pixels, more than 40 million",
                "png | 40000000 | 1 | the picture has 40,000,000 × 1 pixels, too long a side to be shown",
            })
    void read_pictureOfHugeSize_isRefusedByItsHeader(String format, int width, int height, String words)
            throws Exception {
        byte[] bytes = picture(format);
        ByteBuffer.wrap(bytes).putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(bytes, 12, 17);
        ByteBuffer.wrap(bytes).putInt(29, (int) crc.getValue());
        assertRefused("P14", "PNG header of %d x %d".formatted(width, height), bytes, words);
    }

    @Test
    void read_bitmapThatAnnouncesTwoGigabytes_isRefusedByItsHeader() throws Exception {
        byte[] bytes = picture("bmp");
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(30, 1).putShort(28, (short) 8).putInt(34, Integer.MAX_VALUE);
        assertRefused("P14", "BMP that announces 2 GB of data", bytes, "the BMP picture is damaged or incomplete");
    }

    @ParameterizedTest
    @CsvSource({"png,PNG", "jpg,JPEG", "gif,GIF"})
    void read_truncatedPicture_keepsItsBytesAndSaysSo(String format, BinaryKind kind) throws Exception {
        byte[] bytes = Arrays.copyOf(picture(format), 40);
        assertRefused(
                "P15", "truncated " + kind.label(), bytes, "the " + kind.label() + " picture is damaged or incomplete");
    }

    @ParameterizedTest
    @CsvSource({
        "GIF that is JavaScript, GIF89a/*....*/=alert(1);, GIF",
        "PDF, %PDF-1.7 %...., PDF",
    })
    void read_polyglot_isNamedByItsFirstBytes(String description, String start, BinaryKind kind) {
        assertThat(Told.read("P15", description, start.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Payload.Binary.class,
                        binary -> assertThat(binary.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cbor | 5A7FFFFFFF00 | byte 0 starts a byte string of 2,147,483,647 bytes, the payload ends after 6 bytes",
                "cbor | 7BFFFFFFFFFFFFFFFF00 | byte 0 starts a text of 18,446,744,073,709,551,615 bytes, the payload ends after 10 bytes",
                "cbor | 9B7FFFFFFFFFFFFFFF00 | byte 0 starts an array with 9,223,372,036,854,775,807 entries, the payload ends after 10 bytes",
                "cbor | BB8000000000000000 | byte 0 starts a map with 9,223,372,036,854,775,808 entries, the payload ends after 9 bytes",
                "cbor | 5F4101 | the payload ends after 3 bytes, in the middle of a value",
                "cbor | 7F4101FF | byte 1 is 41, which means nothing there",
                "cbor | 1C | byte 0 is 1C, which means nothing there",
                "cbor | FF | byte 0 is FF, which means nothing there",
                "cbor | F810 | byte 0 is F8, which means nothing there",
                "cbor | 61FF | byte 1 starts what is not UTF-8",
                "cbor | A161 | byte 0 starts a map with 1 entry, the payload ends after 2 bytes",
                "msgpack | C6FFFFFFFF | byte 0 starts a value of 4,294,967,295 bytes, the payload ends after 5 bytes",
                "msgpack | C67FFFFFFF00 | byte 0 starts a byte string of 2,147,483,647 bytes, the payload ends after 6 bytes",
                "msgpack | DD7FFFFFFF00 | byte 0 starts an array with 2,147,483,647 entries, the payload ends after 6 bytes",
                "msgpack | C1 | it is broken from byte 0 on",
                "msgpack | 8101 | byte 0 starts a map with 1 entry, the payload ends after 2 bytes",
                "bson | 0C0000000200FFFFFF7F00 | byte 0 starts a document of 8 bytes, the payload ends after 11 bytes",
                "bson | 0E0000000261007FFFFFFF000000 | it is broken from byte 7 on",
                "smile | 3A290A00FA | the payload ends after 5 bytes, in the middle of a value",
            })
    void readAs_malformed_saysWhatIsWrongAndWhere(String format, String hex, String words) {
        Payload payload = Told.readAs("P16", hex, HexFormat.of().parseHex(hex), format);
        assertThat(Told.words(payload)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"cbor,81", "cbor,9F", "cbor,C1", "cbor,A1", "msgpack,91", "msgpack,81", "smile,F8"})
    void readAs_tenThousandLevels_isRefused(String format, String level) {
        String head = format.equals("smile") ? "3A290A00" : "";
        byte[] bytes = HexFormat.of().parseHex(head + level.repeat(10_000));
        assertThat(Told.words(Told.readAs("P16", level + " 10,000 times", bytes, format)))
                .isEqualTo("nested deeper than 500 levels");
    }

    @Test
    void readAs_ionOfTenThousandLevels_isRefused() {
        byte[] bytes = "[".repeat(10_000).getBytes(UTF_8);
        assertThat(Told.words(Told.readAs("P16", "[ 10,000 times", bytes, "ion")))
                .isEqualTo("nested deeper than 500 levels");
    }

    private static void assertRefused(String row, String stimulus, byte[] bytes, String words) {
        long start = System.nanoTime();
        BinaryKind kind = BinaryKind.of(bytes);
        assertThat(Told.words(Told.READER.read(Sample.of(bytes)))).isEqualTo("bytes, look like " + kind.label());
        assertThatThrownBy(() -> PictureReader.read(bytes, kind)).isInstanceOfSatisfying(PictureException.class, e -> {
            String said = ENGLISH.get(e.text());
            FaultBook.note(row, stimulus, said, Duration.ofNanos(System.nanoTime() - start));
            assertThat(said).isEqualTo(words);
        });
    }

    static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }
}
