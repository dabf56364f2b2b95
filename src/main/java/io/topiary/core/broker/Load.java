package io.topiary.core.broker;

/**
 * How fast a counter grows, on average over a while.
 *
 * @param figure the counter
 * @param minutes how long that while is: 1, 5 or 15
 */
public record Load(Figure figure, int minutes) {}
