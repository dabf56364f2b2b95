package io.topiary.core.payload;

import io.topiary.core.text.Escapes;

/**
 * A line of text made safe to show: as {@link Escapes} does, except that tabs stay tabs.
 *
 * @param source the line as sent
 * @param shown the line as shown
 */
public record VisibleLine(String source, String shown) {

    /** Makes {@code source} safe to show. */
    public static VisibleLine of(String source) {
        return new VisibleLine(source, show(source));
    }

    /** The place in the source that is shown at {@code column}; the beginning of the escape if that is within one. */
    public int sourceColumn(int column) {
        if (shown.equals(source)) {
            return Math.min(column, source.length());
        }
        // the longest beginning of the source that takes no more room than asked for
        int low = 0;
        int high = source.length();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (show(source.substring(0, middle)).length() <= column) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        boolean insideCharacter = low > 0
                && low < source.length()
                && Character.isSurrogatePair(source.charAt(low - 1), source.charAt(low));
        return insideCharacter ? low - 1 : low;
    }

    /** Where the source's column {@code column} is shown. */
    public int shownColumn(int column) {
        int inside = Math.min(column, source.length());
        return shown.equals(source) ? inside : show(source.substring(0, inside)).length();
    }

    private static String show(String text) {
        int tab = text.indexOf('\t');
        if (tab < 0) {
            return Escapes.visible(text, Integer.MAX_VALUE);
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (tab >= 0) {
            out.append(Escapes.visible(text.substring(from, tab), Integer.MAX_VALUE))
                    .append('\t');
            from = tab + 1;
            tab = text.indexOf('\t', from);
        }
        return out.append(Escapes.visible(text.substring(from), Integer.MAX_VALUE))
                .toString();
    }
}
