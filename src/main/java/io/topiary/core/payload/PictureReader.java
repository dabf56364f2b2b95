package io.topiary.core.payload;

import io.topiary.core.text.Text;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads JPEG, PNG, GIF (its first frame) and BMP. The size in the header is judged before anything is decoded, and large
 * pictures are thinned out while decoding, so that a hostile one can't fill the memory. Call it on a worker.
 */
public final class PictureReader {

    /** Most pixels of a picture that is decoded. */
    public static final long MOST_PIXELS = 40_000_000;

    /** Rows of any more pixels could be large even if they are few. */
    private static final int LONGEST_SENT = 65_535;

    private static final int LONGEST_SIDE = 2048;
    private static final int BMP_DATA_SIZE = 34;
    /** A progressive JPEG is decoded as a whole, two bytes for each of three parts of a pixel, within 64 MB. */
    private static final long MOST_PROGRESSIVE = 64_000_000 / 6;

    private PictureReader() {}

    /**
     * Decodes {@code bytes}.
     *
     * @throws PictureException if it is too large or broken
     */
    public static Picture read(byte[] bytes, BinaryKind kind) throws PictureException {
        if (kind == BinaryKind.BMP && announcesTooMuch(bytes)) {
            throw new PictureException(Text.of("payload.picture.broken", kind.label()), null);
        }
        long most = kind == BinaryKind.JPEG && isProgressive(bytes) ? MOST_PROGRESSIVE : MOST_PIXELS;
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(kind.extension());
        if (!readers.hasNext()) {
            throw new PictureException(Text.of("payload.picture.unknown", kind.label()), null);
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            return read(reader, most);
        } catch (IOException | RuntimeException e) {
            // the JDK's readers answer broken files with exceptions of any kind
            throw new PictureException(Text.of("payload.picture.broken", kind.label()), e);
        } finally {
            reader.dispose();
        }
    }

    private static Picture read(ImageReader reader, long most) throws IOException, PictureException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > most) {
            throw new PictureException(Text.of("payload.picture.tooLarge", width, height, most / 1_000_000), null);
        }
        if (Math.max(width, height) > LONGEST_SENT) {
            throw new PictureException(Text.of("payload.picture.tooLong", width, height), null);
        }
        int step = Math.max(1, (Math.max(width, height) + LONGEST_SIDE - 1) / LONGEST_SIDE);
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceRegion(new Rectangle(width, height));
        param.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = reader.read(0, param);
        int shownWidth = image.getWidth();
        int shownHeight = image.getHeight();
        int[] argb = image.getRGB(0, 0, shownWidth, shownHeight, null, 0, shownWidth);
        return new Picture(width, height, shownWidth, shownHeight, argb);
    }

    /** The JDK's reader makes room for what the header of a bitmap says before it looks how much there is. */
    private static boolean announcesTooMuch(byte[] bytes) {
        if (bytes.length < BMP_DATA_SIZE + Integer.BYTES) {
            return true;
        }
        int announced = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(BMP_DATA_SIZE);
        return announced < 0 || announced > bytes.length;
    }

    /** Whether the frame header that comes first is that of a progressive JPEG (ITU-T T.81, B.1.1.3). */
    private static boolean isProgressive(byte[] bytes) {
        int at = 2;
        while (at + 3 < bytes.length && (bytes[at] & 0xFF) == 0xFF) {
            int marker = bytes[at + 1] & 0xFF;
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return marker != 0xC0 && marker != 0xC1;
            }
            at += marker == 0xFF ? 1 : 2 + (((bytes[at + 2] & 0xFF) << 8) | (bytes[at + 3] & 0xFF));
        }
        return false;
    }
}
