package io.topiary.core.payload.format;

import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Text;
import java.util.List;

/** The values that stand one after another in a payload, on the way through them. Not thread-safe. */
interface Values {

    /** Whether another value begins here. */
    boolean more() throws UndecodableException;

    /** Writes the next value. */
    void next(JsonText json) throws UndecodableException;

    /** What must be said about those that were written. */
    List<Text> remarks();
}
