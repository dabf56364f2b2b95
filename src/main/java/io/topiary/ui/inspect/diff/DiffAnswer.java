package io.topiary.ui.inspect.diff;

/**
 * What came of comparing.
 *
 * @param title which two they are, empty if there are none
 * @param note what must be said beyond that, empty if nothing must
 */
record DiffAnswer(Comparison comparison, String title, String note) {

    static DiffAnswer nothing(String why) {
        return new DiffAnswer(new Comparison.None(why), "", "");
    }
}
