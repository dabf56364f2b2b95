package io.topiary.demo.fleet;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws what a camera over a front door sees, pixel by pixel: neither fonts nor a graphics environment are needed, so
 * it works without a display and beside JavaFX. Safe for any one thread.
 */
final class Picture {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int FLOOR = 190;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Lit bars of each digit: top, upper right, lower right, bottom, lower left, upper left, middle, low bit first. */
    private final int[] digits = {0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07, 0x7F, 0x6F};

    /** Place and size of each bar. */
    private final int[][] bars = {
        {1, 0, 5, 1}, {6, 1, 1, 4}, {6, 6, 1, 4}, {1, 10, 5, 1}, {0, 6, 1, 4}, {0, 1, 1, 4}, {1, 5, 5, 1}
    };

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

    /**
     * A JPEG of the scene.
     *
     * @param now what the time stamp shows; the light follows the hour
     * @param visitor horizontal place of a visitor in pixels, or negative for nobody
     */
    byte[] jpeg(LocalDateTime now, int visitor, Random random) {
        double light = 0.35 + 0.65 * Math.max(0, Math.sin(Math.PI * (now.getHour() - 6) / 12.0));
        wall(light, random);
        fill(120, 60, 80, FLOOR - 60, shade(0x6B3F2A, light));
        fill(128, 70, 28, 48, shade(0x7D4C34, light));
        fill(164, 70, 28, 48, shade(0x7D4C34, light));
        fill(188, 128, 5, 5, 0xD8B04A);
        fill(108, FLOOR, 104, 14, shade(0x4A4A3A, light));
        fill(222, 84, 12, 18, light < 0.6 ? 0xFFE9A0 : shade(0x808080, light));
        if (visitor >= 0) {
            disc(visitor, 92, 15, shade(0xC99A78, light));
            fill(visitor - 20, 108, 40, 66, shade(0x2F4B7C, light));
            fill(visitor - 16, 174, 13, 36, shade(0x20242C, light));
            fill(visitor + 3, 174, 13, 36, shade(0x20242C, light));
        }
        stamp(STAMP.format(now));
        return encoded();
    }

    private void wall(double light, Random random) {
        for (int y = 0; y < HEIGHT; y++) {
            int base = y < FLOOR ? 0xB8AE9C : 0x8A8D88;
            boolean joint = y < FLOOR && y % 16 == 0;
            for (int x = 0; x < WIDTH; x++) {
                double grain = light * (joint ? 0.85 : 1) + 0.03 * random.nextGaussian();
                image.setRGB(x, y, shade(base, Math.clamp(grain, 0, 1)));
            }
        }
    }

    private void stamp(String text) {
        fill(4, HEIGHT - 18, 10 * text.length() + 4, 15, 0x101010);
        for (int i = 0; i < text.length(); i++) {
            glyph(8 + i * 10, HEIGHT - 16, text.charAt(i));
        }
    }

    private void glyph(int x, int y, char c) {
        int ink = 0xF0F0F0;
        if (c == ':') {
            fill(x + 2, y + 3, 2, 2, ink);
            fill(x + 2, y + 7, 2, 2, ink);
        } else if (c == '-') {
            fill(x + 1, y + 5, 5, 1, ink);
        } else if (c >= '0' && c <= '9') {
            int segments = digits[c - '0'];
            for (int bar = 0; bar < bars.length; bar++) {
                if (((segments >> bar) & 1) == 1) {
                    fill(x + bars[bar][0], y + bars[bar][1], bars[bar][2], bars[bar][3], ink);
                }
            }
        }
    }

    private void disc(int centreX, int centreY, int radius, int colour) {
        for (int dy = -radius; dy <= radius; dy++) {
            int half = (int) Math.sqrt(radius * radius - dy * dy);
            fill(centreX - half, centreY + dy, 2 * half, 1, colour);
        }
    }

    private void fill(int x, int y, int width, int height, int colour) {
        for (int row = Math.max(0, y); row < Math.min(HEIGHT, y + height); row++) {
            for (int column = Math.max(0, x); column < Math.min(WIDTH, x + width); column++) {
                image.setRGB(column, row, colour);
            }
        }
    }

    private static int shade(int colour, double light) {
        int red = (int) (((colour >> 16) & 0xFF) * light);
        int green = (int) (((colour >> 8) & 0xFF) * light);
        int blue = (int) ((colour & 0xFF) * light);
        return (red << 16) | (green << 8) | blue;
    }

    private byte[] encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
