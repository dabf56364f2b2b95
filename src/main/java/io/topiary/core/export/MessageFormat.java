package io.topiary.core.export;

import java.util.Locale;

/** What messages are exported as. */
public enum MessageFormat {
    /** One file, one message a line as JSON, from which each comes back byte for byte ({@link MessageJsonWriter}). */
    JSON_LINES("jsonl"),
    /** One file for spreadsheets ({@link MessageCsv}). */
    CSV("csv"),
    /** One file to be read by people ({@link MessageText}). */
    TEXT("txt"),
    /** A folder, each payload into a file of its own ({@link PayloadFolder}). */
    PAYLOADS("");

    private final String extension;

    MessageFormat(String extension) {
        this.extension = extension;
    }

    /** What the name of its file ends in, without the dot; empty if it is no single file. */
    public String extension() {
        return extension;
    }

    /** As stored: the name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with the label {@code label}, {@link #JSON_LINES} if there is none. */
    public static MessageFormat of(String label) {
        for (MessageFormat format : values()) {
            if (format.label().equals(label)) {
                return format;
            }
        }
        return JSON_LINES;
    }
}
