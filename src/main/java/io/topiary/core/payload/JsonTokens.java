package io.topiary.core.payload;

import java.util.ArrayList;
import java.util.List;

/** Cuts a display line of JSON into what gets a colour of its own. Total: takes any text, never throws. */
public final class JsonTokens {

    private JsonTokens() {}

    /** What a piece of JSON is. */
    public enum Kind {
        KEY,
        STRING,
        NUMBER,
        LITERAL,
        /** Brackets, commas, colons, white space. */
        OTHER
    }

    /**
     * A piece of a line.
     *
     * @param from first character
     * @param to character behind the last
     */
    public record Token(Kind kind, int from, int to) {}

    /**
     * The pieces of {@code line}, which together are the whole line.
     *
     * @param beginsInString whether the line continues a string
     */
    public static List<Token> of(String line, boolean beginsInString) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        if (beginsInString) {
            at = stringEnd(line, 0);
            add(tokens, Kind.STRING, 0, at);
        }
        while (at < line.length()) {
            Token token = tokenAt(line, at);
            add(tokens, token.kind(), at, token.to());
            at = token.to();
        }
        return tokens;
    }

    private static Token tokenAt(String line, int from) {
        char c = line.charAt(from);
        if (c == '"') {
            int to = stringEnd(line, from + 1);
            return new Token(isFollowedByColon(line, to) ? Kind.KEY : Kind.STRING, from, to);
        }
        int to = from + 1;
        if (isNumber(c)) {
            while (to < line.length() && (isNumber(line.charAt(to)) || isExponent(line.charAt(to)))) {
                to++;
            }
            return new Token(Kind.NUMBER, from, to);
        }
        if (isLetter(c)) {
            while (to < line.length() && isLetter(line.charAt(to))) {
                to++;
            }
            return new Token(Kind.LITERAL, from, to);
        }
        return new Token(Kind.OTHER, from, to);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static void add(List<Token> tokens, Kind kind, int from, int to) {
        if (from == to) {
            return;
        }
        Token last = tokens.isEmpty() ? null : tokens.getLast();
        if (last != null && last.kind() == kind && kind == Kind.OTHER) {
            tokens.set(tokens.size() - 1, new Token(kind, last.from(), to));
        } else {
            tokens.add(new Token(kind, from, to));
        }
    }

    private static int stringEnd(String line, int from) {
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            at += c == '\\' ? 2 : 1;
        }
        return line.length();
    }

    private static boolean isFollowedByColon(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at < line.length() && line.charAt(at) == ':';
    }

    private static boolean isNumber(char c) {
        return (c >= '0' && c <= '9') || c == '-';
    }

    private static boolean isExponent(char c) {
        return c == '.' || c == 'e' || c == 'E' || c == '+';
    }
}
