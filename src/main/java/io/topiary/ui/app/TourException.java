package io.topiary.ui.app;

import java.io.Serial;

/** The tour can't go on; the message is for the user. */
final class TourException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    TourException(String words) {
        super(words);
    }
}
