package io.topiary.core.history.transfer;

/**
 * What came of an export.
 *
 * @param messages how many were written
 * @param bytes size of the file, 0 if there is none
 * @param cancelled whether it was cancelled; there is no file then
 */
public record ExportResult(long messages, long bytes, boolean cancelled) {}
