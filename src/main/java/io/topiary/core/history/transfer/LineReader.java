package io.topiary.core.history.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines of bytes with their numbers; of one that is too long only the number is kept. */
final class LineReader {

    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private long number;
    private boolean tooLong;

    /** @param limit longest line in bytes */
    LineReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** The next line without its end; empty if it was too long; null at the end. */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        tooLong = false;
        boolean any = false;
        while (position < filled || fill()) {
            any = true;
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            keep(line, end - position);
            position = end;
            if (end < filled) {
                position++;
                break;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        return tooLong ? new byte[0] : line.toByteArray();
    }

    /** Number of the line that {@link #next} gave, from 1. */
    long number() {
        return number;
    }

    /** Whether that line was longer than the limit. */
    boolean isTooLong() {
        return tooLong;
    }

    private void keep(ByteArrayOutputStream line, int length) {
        if (tooLong || line.size() + (long) length > limit) {
            tooLong = true;
            line.reset();
        } else {
            line.write(buffer, position, length);
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }
}
