package io.topiary.ui.shape;

/**
 * A line of the table of paths. Immutable.
 *
 * @param path where, as it is shown
 * @param kinds what is there, with the shares of several
 * @param present in how many of the messages it is there
 * @param values the range of numbers, the values of an enumeration, or how long strings are
 * @param nulls how often it is null
 * @param first when it was seen first
 * @param last when it was seen last
 * @param more everything that is known of it, for the tooltip
 */
record PathRow(
        String path,
        String kinds,
        String present,
        String values,
        String nulls,
        String first,
        String last,
        String more) {}
