package io.topiary.core.filter;

/**
 * Finds characters that are in everything a regular expression finds, so that other texts need not be asked at all. Goes
 * only by what is plain to see: where there are alternatives, groups with a sign or inline flags, it knows nothing.
 */
final class SureText {

    /** Letters that other letters than their capitals are found for, such as the Kelvin sign for k. */
    private static final String AMBIGUOUS = "kKsSiI";

    private final String expression;
    private int at;
    private String longest = "";
    private final StringBuilder run = new StringBuilder();

    SureText(String expression) {
        this.expression = expression;
    }

    /** The longest such characters, all of them visible ASCII; empty if there are fewer than two. */
    String longest() {
        if (expression.indexOf('|') >= 0 || expression.contains("(?") || expression.contains("\\Q")) {
            return "";
        }
        for (at = 0; at < expression.length(); at++) {
            step(expression.charAt(at));
        }
        end();
        return longest.length() < 2 ? "" : longest;
    }

    private void step(char c) {
        switch (c) {
            case '(' -> skipGroup();
            case '[' -> {
                end();
                at = classEnd(at);
            }
            case '\\' -> {
                end();
                at++;
                // a letter may reach further, as in \x41 or \p{L}: nothing up to the next sign counts
                boolean letter = at < expression.length() && Character.isLetterOrDigit(expression.charAt(at));
                while (letter && at + 1 < expression.length() && isPartOfEscape(expression.charAt(at + 1))) {
                    at++;
                }
            }
            case '?', '*', '{' -> {
                dropLast();
                end();
                at = c == '{' ? braceEnd(at) : at;
            }
            case '.', '^', '$', '+', ')', ']', '}' -> end();
            default -> take(c);
        }
    }

    private static boolean isPartOfEscape(char c) {
        return Character.isLetterOrDigit(c) || c == '{' || c == '}' || c == '=' || c == '<' || c == '>' || c == '_';
    }

    private void take(char c) {
        if (c <= ' ' || c > '~' || AMBIGUOUS.indexOf(c) >= 0) {
            end();
        } else {
            run.append(c);
        }
    }

    private void dropLast() {
        if (!run.isEmpty()) {
            run.setLength(run.length() - 1);
        }
    }

    private void end() {
        if (run.length() > longest.length()) {
            longest = run.toString();
        }
        run.setLength(0);
    }

    /** What is in a group may be repeated or left out. */
    private void skipGroup() {
        end();
        int depth = 1;
        while (depth > 0 && ++at < expression.length()) {
            switch (expression.charAt(at)) {
                case '\\' -> at++;
                case '[' -> at = classEnd(at);
                case '(' -> depth++;
                case ')' -> depth--;
                default -> {
                    // part of the group
                }
            }
        }
    }

    /** The bracket that ends the class beginning at {@code from}; classes may be nested, and begin with a bracket. */
    private int classEnd(int from) {
        int depth = 0;
        int first = from + 1 < expression.length() && expression.charAt(from + 1) == '^' ? from + 2 : from + 1;
        for (int i = from; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && i != first && --depth == 0) {
                return i;
            }
        }
        return expression.length();
    }

    private int braceEnd(int from) {
        int end = expression.indexOf('}', from);
        return end < 0 ? expression.length() : end;
    }
}
