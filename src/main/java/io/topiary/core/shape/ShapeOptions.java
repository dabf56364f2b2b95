package io.topiary.core.shape;

/**
 * What is taken for a deviation.
 *
 * @param leastMessages how many messages of a topic must have been looked into before anything is, at least 1
 * @param farNumbers whether a number is that lies more than ten times the range so far outside of it
 */
public record ShapeOptions(int leastMessages, boolean farNumbers) {

    /** How many messages are looked into before anything is called odd: enough not to cry wolf at each optional field. */
    public static final int LEAST_MESSAGES = 20;

    /** The usual: numbers may be what they want. */
    public static final ShapeOptions USUAL = new ShapeOptions(LEAST_MESSAGES, false);
}
