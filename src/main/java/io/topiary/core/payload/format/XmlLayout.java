package io.topiary.core.payload.format;

import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Text;

/**
 * Indents well-formed XML without touching a character that is not white space between two tags: attributes, entities,
 * CDATA sections and comments stay as the sender wrote them. Not thread-safe.
 */
final class XmlLayout {

    private static final int INDENT = 2;
    /** Deeper levels are indented no further, or a small document could grow a thousandfold. */
    private static final int DEEPEST_INDENT = 32;

    private final String xml;
    private final StringBuilder out;
    private int depth;
    /** Whether the last piece that was written is an opening tag, whose element may turn out to be empty. */
    private boolean opened;

    private XmlLayout(String xml) {
        this.xml = xml;
        this.out = new StringBuilder(xml.length() + xml.length() / 2);
    }

    /**
     * {@code xml} with one tag a line.
     *
     * @param xml well-formed, without a document type
     */
    static String indent(String xml) throws UndecodableException {
        return new XmlLayout(xml).run();
    }

    private String run() throws UndecodableException {
        int at = 0;
        boolean free = true;
        while (at < xml.length()) {
            if (out.length() > JsonText.MOST_BYTES) {
                throw new UndecodableException(Text.of("payload.format.tooLong", JsonText.MOST_BYTES));
            }
            int end;
            if (xml.charAt(at) == '<' && !xml.startsWith("<![CDATA[", at)) {
                end = markupEnd(at);
                markup(at, end, free);
                free = true;
            } else {
                end = textEnd(at);
                free = xml.substring(at, end).isBlank();
                if (!free) {
                    out.append(xml, at, end);
                    opened = false;
                }
            }
            at = end;
        }
        return out.toString();
    }

    private void markup(int from, int to, boolean free) {
        boolean closing = xml.startsWith("</", from);
        boolean opening = !closing && xml.charAt(from + 1) != '!' && xml.charAt(from + 1) != '?';
        if (closing) {
            depth--;
        }
        if (free && !(closing && opened) && !out.isEmpty()) {
            out.append('\n').repeat(' ', INDENT * Math.min(depth, DEEPEST_INDENT));
        }
        out.append(xml, from, to);
        opened = opening && !xml.startsWith("/>", to - 2);
        if (opened) {
            depth++;
        }
    }

    private int textEnd(int from) {
        if (xml.startsWith("<![CDATA[", from)) {
            return behind("]]>", from);
        }
        int end = xml.indexOf('<', from);
        return end < 0 ? xml.length() : end;
    }

    private int markupEnd(int from) {
        if (xml.startsWith("<!--", from)) {
            return behind("-->", from + 4);
        }
        if (xml.startsWith("<?", from)) {
            return behind("?>", from);
        }
        int at = from;
        char quote = 0;
        while (at < xml.length()) {
            char c = xml.charAt(at++);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return at;
            }
        }
        return at;
    }

    private int behind(String end, int from) {
        int at = xml.indexOf(end, from);
        return at < 0 ? xml.length() : at + end.length();
    }
}
