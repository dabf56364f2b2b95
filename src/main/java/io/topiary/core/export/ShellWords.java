package io.topiary.core.export;

import java.util.regex.Pattern;

/**
 * Writes anything so that a POSIX shell reads back just that (IEEE Std 1003.1, Shell Command Language, section 2.2): no
 * topic and no payload can become a command. Any thread may call.
 */
public final class ShellWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWords() {}

    /** {@code text}, which holds no NUL, as one word: as it is if nothing in it means anything, else in single quotes. */
    public static String quote(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** A {@code printf} that writes {@code bytes}, whatever they are: what is not plain ASCII in octal. */
    public static String printf(byte[] bytes) {
        StringBuilder command = new StringBuilder("printf '");
        for (byte b : bytes) {
            char c = (char) (b & 0xFF);
            if (c >= ' ' && c < 0x7F && c != '\'' && c != '\\' && c != '%') {
                command.append(c);
            } else {
                command.append('\\')
                        .append((char) ('0' + (c >> 6)))
                        .append((char) ('0' + (c >> 3 & 7)))
                        .append((char) ('0' + (c & 7)));
            }
        }
        return command.append("'").toString();
    }
}
