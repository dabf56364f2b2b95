package io.topiary.core.export;

import io.topiary.core.text.Escapes;
import java.util.stream.Collectors;

/**
 * Cells of comma-separated values (RFC 4180) that a spreadsheet opens without harm: what it would take for a formula has an
 * apostrophe before it, and control characters other than line breaks are escaped. Any thread.
 */
public final class CsvCells {

    private static final String FORMULA = "=+-@\t\r\n";

    private CsvCells() {}

    /** {@code text} as a cell, in quotation marks if need be. */
    public static String of(String text) {
        String safe = text.lines()
                .map(line -> Escapes.visible(line, Integer.MAX_VALUE))
                .collect(Collectors.joining("\n"));
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        String guarded = formula ? "'" + safe : safe;
        boolean quoted = guarded.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n');
        return quoted ? '"' + guarded.replace("\"", "\"\"") + '"' : guarded;
    }
}
