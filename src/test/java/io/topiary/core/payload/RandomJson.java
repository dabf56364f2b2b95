package io.topiary.core.payload;

import java.util.Random;

/** Writes JSON of every shape, with the oddities that are allowed, the same for the same seed. */
final class RandomJson {

    private static final String[] NUMBERS = {
        "0", "-0", "1E2", "1e-7", "127.0", "0.1000", "-12345678901234567890", "1E+999999999", "9007199254740993"
    };
    private static final String[] STRINGS = {
        "", "a", "\\\"", "\\\\", "\\u0000", "\\ud83d\\ude00", "}{][,:", " two  blanks ", "é", "値", "😀", "\\n\\t\\/"
    };
    private static final String[] SPACES = {"", "", "", " ", "\n", "\t ", "\r\n  "};

    private final Random random;
    private final StringBuilder out = new StringBuilder();

    RandomJson(Random random) {
        this.random = random;
    }

    String document() {
        value(0);
        return out.toString();
    }

    private void value(int depth) {
        space();
        switch (random.nextInt(depth > 6 ? 3 : 5)) {
            case 0 -> out.append(pick(NUMBERS));
            case 1 -> string();
            case 2 -> out.append(pick(new String[] {"true", "false", "null"}));
            case 3 -> list('[', ']', depth);
            default -> list('{', '}', depth);
        }
        space();
    }

    private void list(char open, char close, int depth) {
        out.append(open);
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.append(',');
            }
            if (open == '{') {
                space();
                string();
                space();
                out.append(':');
            }
            value(depth + 1);
        }
        if (count == 0) {
            space();
        }
        out.append(close);
    }

    private void string() {
        out.append('"');
        for (int i = random.nextInt(4); i > 0; i--) {
            out.append(pick(STRINGS));
        }
        out.append('"');
    }

    private void space() {
        out.append(pick(SPACES));
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
