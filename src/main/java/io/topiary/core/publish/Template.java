package io.topiary.core.publish;

import java.util.ArrayList;
import java.util.List;

/**
 * Text with variables in double braces that become something else in each message: {@code {{now}}}, {@code {{seq 100 5}}},
 * {@code {{topic plant/1 /temp}}}. Two braces that are meant as such are written <code>\{{</code>. Immutable; any thread may
 * fill it in.
 *
 * <p>The variables: {@code now} (milliseconds since 1970), {@code now s}, {@code now us}, {@code now iso}; {@code uuid};
 * {@code seq [first [step]]}; {@code random least most} (whole numbers, or with as many decimals as the bounds have);
 * {@code pick a b "c d"}; {@code sine middle amplitude period}; {@code topic NAME [JSON pointer]}; {@code row COLUMN}.
 */
public final class Template {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final int LONGEST_VARIABLE = 70_000;

    private final List<Part> parts;

    /** A piece of a template. */
    private sealed interface Part {

        record Plain(String text) implements Part {}

        record Filled(int position, TemplateVariable variable) implements Part {}
    }

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * The template {@code text}.
     *
     * @throws TemplateException at the first variable that is none, in words
     */
    public static Template parse(String text) throws TemplateException {
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("\\" + OPEN, at)) {
                plain.append(OPEN);
                at += OPEN.length() + 1;
            } else if (text.startsWith(OPEN, at)) {
                int end = end(text, at);
                if (!plain.isEmpty()) {
                    parts.add(new Part.Plain(plain.toString()));
                    plain.setLength(0);
                }
                String inside = text.substring(at + OPEN.length(), end);
                parts.add(new Part.Filled(at + 1, TemplateVariable.parse(inside, at + 1)));
                at = end + CLOSE.length();
            } else {
                plain.append(text.charAt(at++));
            }
        }
        if (!plain.isEmpty()) {
            parts.add(new Part.Plain(plain.toString()));
        }
        return new Template(parts);
    }

    /** Just {@code text}, whatever is in it. */
    static Template plain(String text) {
        return new Template(List.of(new Part.Plain(text)));
    }

    /** Whether {@code text} has something that looks like a variable in it. */
    public static boolean looksLikeOne(String text) {
        return text.contains(OPEN);
    }

    /** Whether every message is the same. */
    public boolean isConstant() {
        return parts.stream().noneMatch(Part.Filled.class::isInstance);
    }

    /** Whether it has variables that only a table gives values. */
    public boolean needsRow() {
        return parts.stream()
                .anyMatch(part ->
                        part instanceof Part.Filled filled && filled.variable() instanceof TemplateVariable.OfRow);
    }

    /**
     * What it stands for in {@code scope}.
     *
     * @throws TemplateException if a variable has no value there: a topic that nothing came on, a column that is not there
     */
    public String fill(TemplateScope scope) throws TemplateException {
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Plain(String text) -> filled.append(text);
                case Part.Filled(int position, TemplateVariable variable) ->
                    filled.append(variable.value(scope, position));
            }
        }
        return filled.toString();
    }

    private static int end(String text, int open) throws TemplateException {
        boolean quoted = false;
        int limit = Math.min(text.length(), open + LONGEST_VARIABLE);
        for (int i = open + OPEN.length(); i < limit; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && text.startsWith(CLOSE, i)) {
                return i;
            }
        }
        throw new TemplateException(open + 1, quoted ? "template.quote" : "template.open");
    }
}
