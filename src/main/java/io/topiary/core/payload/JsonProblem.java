package io.topiary.core.payload;

import io.topiary.core.text.Text;

/**
 * Why bytes are not JSON, or are not known to be.
 *
 * @param reason the reason as part of a sentence, without the place
 * @param line line of the place, from 1; 0 if there is no place
 * @param column column of the place in characters, from 1; 0 if there is no place
 * @param unchecked whether it was given up as too much work: it may be JSON nevertheless
 */
public record JsonProblem(Text reason, long line, long column, boolean unchecked) {

    /** The whole sentence, with the place if there is one. */
    public Text sentence() {
        if (unchecked) {
            return Text.of("payload.json.unchecked", reason);
        }
        return line > 0 ? Text.of("payload.json.notAt", reason, line, column) : Text.of("payload.json.not", reason);
    }
}
