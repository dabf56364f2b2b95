package io.topiary.core.history.transfer;

import java.io.IOException;
import java.io.InputStream;

/** Reads the messages out of a file of one format, however long it is: only a little of it is in memory. */
@FunctionalInterface
interface ImportSource {

    /**
     * Reads all of {@code in}. What can't be understood is told and passed over.
     *
     * @throws IOException if {@code in} can't be read, or {@code sink} throws it
     */
    void read(InputStream in, ImportSink sink) throws IOException;
}
