package io.topiary.core.payload;

/**
 * A picture taken from a payload, possibly smaller than it was sent.
 *
 * @param width width as sent in pixels
 * @param height height as sent in pixels
 * @param shownWidth width of {@code argb}
 * @param shownHeight height of {@code argb}
 * @param argb pixels row by row, not premultiplied; shared, nobody changes them
 */
public record Picture(int width, int height, int shownWidth, int shownHeight, int[] argb) {}
