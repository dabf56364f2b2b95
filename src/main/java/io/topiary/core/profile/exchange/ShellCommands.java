package io.topiary.core.profile.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes pasted command lines apart as a POSIX shell does (POSIX.1-2017, section 2.2), and runs nothing: variables and
 * commands in the words stay as they are written. Not thread-safe.
 */
public final class ShellCommands {

    private final String text;
    private final List<List<Word>> commands = new ArrayList<>();
    private List<Word> command = new ArrayList<>();
    private StringBuilder word = new StringBuilder();
    private boolean begun;
    private boolean computed;
    private int at;

    private ShellCommands(String text) {
        this.text = text;
    }

    /**
     * One word.
     *
     * @param text without its quotes
     * @param computed whether the shell would have put something else in its place: it has a variable or a command in it
     */
    public record Word(String text, boolean computed) {}

    /**
     * The words of each command in {@code text}; commands end with the line, and at {@code ; | & < >}.
     *
     * @return null if a quotation mark is not closed
     */
    public static @Nullable List<List<Word>> split(String text) {
        ShellCommands words = new ShellCommands(text);
        return words.run() ? words.commands : null;
    }

    private boolean run() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case ' ', '\t', '\r' -> endWord();
                case '\n', ';', '|', '&', '<', '>', '(', ')' -> endCommand();
                case '\\' -> backslash();
                case '\'', '"' -> {
                    begun = true;
                    if (!quoted(c)) {
                        return false;
                    }
                }
                case '#' -> comment();
                default -> append(c);
            }
        }
        endCommand();
        return true;
    }

    private void append(char c) {
        begun = true;
        word.append(c);
        if (c == '$' || c == '`') {
            computed = true;
            passCommand(c);
        }
    }

    /** Takes a whole {@code $(…)} or {@code `…`} as it is written: its blanks and pipes end nothing here. */
    private void passCommand(char begin) {
        boolean parenthesis = begin == '$' && text.startsWith("(", at);
        if (!parenthesis && begin == '$') {
            return;
        }
        int depth = parenthesis ? 0 : 1;
        while (at < text.length()) {
            char c = text.charAt(at++);
            word.append(c);
            depth += parenthesis && c == '(' ? 1 : 0;
            depth -= c == (parenthesis ? ')' : '`') ? 1 : 0;
            if (depth == 0) {
                return;
            }
        }
    }

    /** Only where a command begins: elsewhere people mean the wildcard, which Windows lets them write like that. */
    private void comment() {
        if (begun || !command.isEmpty()) {
            append('#');
            return;
        }
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void backslash() {
        if (at == text.length()) {
            return;
        }
        char next = text.charAt(at);
        if (next == '\n') {
            at++;
        } else if (next == '\r' && text.startsWith("\r\n", at)) {
            at += 2;
        } else if (isWindowsPath()) {
            append('\\');
        } else {
            begun = true;
            word.append(next);
            at++;
        }
    }

    /** {@code C:\dir} and {@code \\host\share} were not meant for such a shell. */
    private boolean isWindowsPath() {
        boolean share = word.isEmpty() && text.charAt(at) == '\\';
        boolean drive = word.length() >= 2 && word.charAt(1) == ':' && Character.isLetter(word.charAt(0));
        return share || drive || word.indexOf("\\") == 0;
    }

    private boolean quoted(char quote) {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return true;
            }
            if (quote == '"' && c == '\\' && at < text.length() && "$`\"\\\n".indexOf(text.charAt(at)) >= 0) {
                char escaped = text.charAt(at++);
                if (escaped != '\n') {
                    word.append(escaped);
                }
                continue;
            }
            if (quote == '"') {
                append(c);
            } else {
                word.append(c);
            }
        }
        return false;
    }

    private void endWord() {
        if (begun) {
            command.add(new Word(word.toString(), computed));
        }
        word = new StringBuilder();
        begun = false;
        computed = false;
    }

    private void endCommand() {
        endWord();
        if (!command.isEmpty()) {
            commands.add(command);
        }
        command = new ArrayList<>();
    }
}
