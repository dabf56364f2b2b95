package io.topiary.core.payload;

import io.topiary.core.text.Text;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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

    private static final int LONGEST_SIDE = 2048;

    private PictureReader() {}

    /**
     * Decodes {@code bytes}.
     *
     * @throws PictureException if it is too large or broken
     */
    public static Picture read(byte[] bytes, BinaryKind kind) throws PictureException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(kind.extension());
        if (!readers.hasNext()) {
            throw new PictureException(Text.of("payload.picture.unknown", kind.label()), null);
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            return read(reader);
        } catch (IOException | RuntimeException e) {
            // the JDK's readers answer broken files with exceptions of any kind
            throw new PictureException(Text.of("payload.picture.broken", kind.label()), e);
        } finally {
            reader.dispose();
        }
    }

    private static Picture read(ImageReader reader) throws IOException, PictureException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new PictureException(
                    Text.of("payload.picture.tooLarge", width, height, MOST_PIXELS / 1_000_000), null);
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
}
