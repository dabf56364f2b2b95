package io.topiary.core.filter;

/**
 * What stands at a place of a query: up to the next blank or closing parenthesis, or between quotation marks.
 *
 * @param text without the quotation marks
 * @param quoted whether there were any
 * @param start where it begins in the query
 * @param end what comes after it
 */
record Value(String text, boolean quoted, int start, int end) {

    static Value at(String source, int start) {
        if (start < source.length() && source.charAt(start) == '"') {
            int end = source.indexOf('"', start + 1);
            if (end < 0) {
                throw QueryParser.error("filter.invalid.quote", start);
            }
            return new Value(source.substring(start + 1, end), true, start, end + 1);
        }
        int end = start;
        int open = 0;
        while (end < source.length() && !Character.isWhitespace(source.charAt(end))) {
            char c = source.charAt(end);
            open += c == '(' ? 1 : 0;
            if (c == ')' && --open < 0) {
                break;
            }
            end++;
        }
        return new Value(source.substring(start, end), false, start, end);
    }
}
