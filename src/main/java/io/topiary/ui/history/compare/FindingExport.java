package io.topiary.ui.history.compare;

import io.topiary.core.compare.Finding;
import io.topiary.core.compare.FindingLines;
import io.topiary.core.compare.FindingTable;
import io.topiary.core.store.PrivateFile;
import io.topiary.core.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Findings as text for files and the clipboard. Immutable; any thread. */
final class FindingExport {

    private FindingExport() {}

    /**
     * Writes {@code findings} to {@code file}, readable by its owner only: as CSV if its name ends so, else as JSON, one a
     * line. Blocks.
     *
     * @throws StoreException if it can't be written; what was there still is
     */
    static void write(List<Finding> findings, Path file) throws StoreException {
        boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        FindingLines lines = new FindingLines();
        FindingTable table = new FindingTable();
        Function<Finding, String> format = csv ? finding -> table.row(finding) + "\r" : lines::write;
        PrivateFile.write(file, out -> {
            if (csv) {
                out.write((FindingTable.HEADER + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
            for (Finding finding : findings) {
                out.write((format.apply(finding) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** {@code findings} as JSON, one a line. */
    static String text(List<Finding> findings) {
        FindingLines lines = new FindingLines();
        return findings.stream().map(lines::write).collect(Collectors.joining("\n"));
    }
}
