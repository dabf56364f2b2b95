package io.topiary.core.history.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CancellationException;
import java.util.function.LongPredicate;

/** A stream that may end early: with a {@link CancellationException}. */
final class WatchedInput extends FilterInputStream {

    private final LongPredicate mayGoOn;
    private long count;

    /** @param mayGoOn is told before each read how many bytes were read, and tells whether to go on */
    WatchedInput(InputStream in, LongPredicate mayGoOn) {
        super(in);
        this.mayGoOn = mayGoOn;
    }

    @Override
    public int read() throws IOException {
        look();
        int read = super.read();
        count += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        look();
        int read = super.read(bytes, offset, length);
        count += Math.max(0, read);
        return read;
    }

    private void look() {
        if (!mayGoOn.test(count)) {
            throw new CancellationException();
        }
    }
}
