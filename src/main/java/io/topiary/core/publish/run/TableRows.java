package io.topiary.core.publish.run;

import io.topiary.core.publish.EncodeException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a table, one after the other; each column by its name. One thread. */
interface TableRows {

    /**
     * The next row.
     *
     * @return null after the last
     * @throws EncodeException if this row can't be read, with its line; the next may be
     * @throws IOException if the file can't be read any more
     */
    @Nullable
    Map<String, String> next() throws EncodeException, IOException;
}
