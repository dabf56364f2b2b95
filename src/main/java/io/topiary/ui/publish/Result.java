package io.topiary.ui.publish;

/**
 * What came of publishing, in words.
 *
 * @param text words, empty before anything was published
 * @param level how it is to be taken
 */
record Result(String text, Level level) {

    static final Result NONE = new Result("", Level.NEUTRAL);

    /** How a result is to be taken. */
    enum Level {
        NEUTRAL,
        GOOD,
        /** It worked, but perhaps not as meant. */
        DOUBTFUL,
        BAD
    }
}
