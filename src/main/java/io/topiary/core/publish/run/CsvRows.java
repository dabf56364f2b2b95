package io.topiary.core.publish.run;

import io.topiary.core.publish.EncodeException;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file (RFC 4180); the first one names the columns. Also takes semicolons or tabs, if the first line has more
 * of them than commas, and line feeds alone.
 */
final class CsvRows implements TableRows {

    private static final int LONGEST_ROW = 16 * 1024 * 1024;
    private static final int USUAL_LINE = 4_096;
    private static final int MOST_COLUMNS = 10_000;
    private static final String SEPARATORS = ",;\t";

    private final Reader in;
    private List<String> names = List.of();
    private char separator = ',';
    private long line = 1;
    private boolean named;

    /** @param in must support {@link Reader#mark} */
    CsvRows(Reader in) {
        this.in = in;
    }

    @Override
    public @Nullable Map<String, String> next() throws EncodeException, IOException {
        if (!named) {
            named = true;
            separator = findSeparator();
            List<String> first = row();
            names = first == null ? List.of() : first;
        }
        long began = line;
        List<String> cells = row();
        while (cells != null && cells.size() == 1 && cells.getFirst().isEmpty()) {
            began = line;
            cells = row();
        }
        if (cells == null) {
            return null;
        }
        if (cells.size() != names.size()) {
            throw new EncodeException(Text.of("publish.table.cells", began, cells.size(), names.size()));
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            named.put(names.get(i).strip(), cells.get(i));
        }
        return named;
    }

    private char findSeparator() throws IOException {
        int[] found = new int[SEPARATORS.length()];
        // a reader fills all of what it may have to come back to: the whole file, if that is long enough
        if (!countSeparators(found, USUAL_LINE)) {
            Arrays.fill(found, 0);
            countSeparators(found, LONGEST_ROW);
        }
        // nobody comes back here any more
        in.mark(0);
        int best = 0;
        for (int kind = 1; kind < found.length; kind++) {
            best = found[kind] > found[best] ? kind : best;
        }
        return SEPARATORS.charAt(best);
    }

    /** Counts what is in the first line, and goes back to its beginning. @return whether {@code most} characters saw all of it */
    private boolean countSeparators(int[] found, int most) throws IOException {
        in.mark(most);
        boolean quoted = false;
        int c = in.read();
        if (c == 0xFEFF) {
            in.mark(most);
            c = in.read();
        }
        int seen = 1;
        while (seen < most && c >= 0 && (quoted || (c != '\n' && c != '\r'))) {
            quoted ^= c == '"';
            int kind = quoted ? -1 : SEPARATORS.indexOf(c);
            if (kind >= 0) {
                found[kind]++;
            }
            c = in.read();
            seen++;
        }
        in.reset();
        return seen < most;
    }

    private @Nullable List<String> row() throws IOException, EncodeException {
        int c = in.read();
        if (c < 0) {
            return null;
        }
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        long began = line;
        int length = 0;
        while (true) {
            if (c == '"' && cell.isEmpty()) {
                length += quoted(cell, began);
                c = in.read();
            }
            while (c >= 0 && c != separator && c != '\n' && c != '\r') {
                cell.append((char) c);
                c = in.read();
            }
            length += cell.length();
            if (length > LONGEST_ROW || cells.size() > MOST_COLUMNS) {
                throw new EncodeException(Text.of("publish.table.long", began));
            }
            cells.add(cell.toString());
            cell.setLength(0);
            if (c != separator || c < 0) {
                endLine(c);
                return cells;
            }
            c = in.read();
        }
    }

    private void endLine(int c) throws IOException {
        line++;
        if (c == '\r') {
            in.mark(1);
            if (in.read() != '\n') {
                in.reset();
            }
        }
    }

    private int quoted(StringBuilder cell, long began) throws IOException, EncodeException {
        while (cell.length() < LONGEST_ROW) {
            int c = in.read();
            if (c < 0) {
                throw new EncodeException(Text.of("publish.table.quote", began));
            }
            if (c == '\n') {
                line++;
            }
            if (c == '"') {
                in.mark(1);
                int next = in.read();
                if (next != '"') {
                    if (next >= 0) {
                        in.reset();
                    }
                    return 0;
                }
            }
            cell.append((char) c);
        }
        throw new EncodeException(Text.of("publish.table.long", began));
    }
}
