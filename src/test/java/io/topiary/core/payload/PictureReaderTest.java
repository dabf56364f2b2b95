package io.topiary.core.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureReaderTest {

    private static final int HEADER_END = 33;

    @ParameterizedTest
    @CsvSource({"png,PNG", "jpg,JPEG", "gif,GIF", "bmp,BMP"})
    void read_picture_hasItsSize(String format, BinaryKind kind) throws Exception {
        byte[] bytes = picture(format, 40, 30);
        Picture picture = PictureReader.read(bytes, kind);
        assertThat(BinaryKind.of(bytes) + " " + picture.width() + "x" + picture.height())
                .isEqualTo(kind + " 40x30");
    }

    @Test
    void read_large_isThinnedOut() throws Exception {
        Picture picture = PictureReader.read(picture("png", 6_000, 1_000), BinaryKind.PNG);
        assertThat(picture.shownWidth()).isEqualTo(2_000);
    }

    @Test
    void read_headerOfSixtyThousandSquared_isRefusedBeforeDecoding() throws Exception {
        byte[] bytes = picture("png", 10, 10);
        ByteBuffer.wrap(bytes).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(bytes, 12, 17);
        ByteBuffer.wrap(bytes).putInt(29, (int) crc.getValue());
        assertThatThrownBy(() -> PictureReader.read(bytes, BinaryKind.PNG))
                .isInstanceOf(PictureException.class)
                .hasMessageContaining("tooLarge");
    }

    @ParameterizedTest
    @CsvSource({"png,PNG", "jpg,JPEG", "gif,GIF", "bmp,BMP"})
    void read_headerOnly_isRefusedInWords(String format, BinaryKind kind) throws Exception {
        byte[] bytes = Arrays.copyOf(picture(format, 400, 300), HEADER_END);
        assertThatThrownBy(() -> PictureReader.read(bytes, kind)).isInstanceOf(PictureException.class);
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }
}
