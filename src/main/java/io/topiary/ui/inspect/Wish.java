package io.topiary.ui.inspect;

import io.topiary.core.payload.PayloadView;

/**
 * How a payload is wanted.
 *
 * @param view in which format
 * @param whole the whole text, however long
 * @param pretty checked and indented as JSON, however large
 */
record Wish(PayloadView view, boolean whole, boolean pretty) {

    static final Wish DEFAULT = new Wish(PayloadView.AUTO, false, false);

    static Wish of(PayloadView view) {
        return new Wish(view, false, false);
    }

    Wish withView(PayloadView newView) {
        return new Wish(newView, whole, pretty);
    }

    Wish withWhole() {
        return new Wish(view, true, pretty);
    }

    Wish withPretty() {
        return new Wish(view, whole, true);
    }
}
