package io.topiary.core.history;

/**
 * How far a search has come.
 *
 * @param searched messages looked at
 * @param total messages there are to look at
 * @param found messages found
 */
public record SearchProgress(long searched, long total, long found) {}
