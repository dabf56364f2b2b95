package io.topiary.core.history.transfer;

import io.topiary.core.text.Text;
import java.util.List;

/**
 * What was found in a file. Immutable.
 *
 * @param format what it is
 * @param messages how many messages
 * @param published those of them that went towards a broker
 * @param topics on how many topics
 * @param firstMicros time of the earliest, in microseconds since 1970-01-01T00:00:00Z; 0 if there is none
 * @param lastMicros time of the latest, likewise
 * @param unreadable how many lines or packets could not be read
 * @param examples the first of them
 * @param notes what to know about the whole
 * @param complete whether all of the file was looked at
 */
public record ImportReport(
        ImportFormat format,
        long messages,
        long published,
        int topics,
        long firstMicros,
        long lastMicros,
        long unreadable,
        List<Unreadable> examples,
        List<Text> notes,
        boolean complete) {

    /** As many of what could not be read are told one by one. */
    public static final int MOST_EXAMPLES = 100;

    public ImportReport {
        examples = List.copyOf(examples);
        notes = List.copyOf(notes);
    }

    /**
     * What could not be read.
     *
     * @param place number of the line, of a capture that of the packet, from 1
     */
    public record Unreadable(long place, Text reason) {}

    /** Whether places are packets, not lines. */
    public boolean isCapture() {
        return format == ImportFormat.PCAP || format == ImportFormat.PCAPNG;
    }
}
