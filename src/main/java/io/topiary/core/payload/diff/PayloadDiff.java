package io.topiary.core.payload.diff;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.Sample;
import java.util.Arrays;
import java.util.List;

/**
 * How one payload differs from another: JSON is indented first, text is compared by its lines, and where one of the two is
 * no text both are compared as hex dumps. Immutable.
 *
 * @param lines from the top, see {@link DiffLine}
 * @param asHex whether they are lines of hex dumps
 * @param whole whether both payloads were looked at as a whole; only the first 3,000 lines and megabyte are
 * @param identical whether the bytes are the same; lines may be the same although the bytes differ (white space in JSON)
 */
public record PayloadDiff(List<DiffLine> lines, boolean asHex, boolean whole, boolean identical) {

    /** Equal lines shown around each difference, unless all are wanted. */
    public static final int CONTEXT = 3;

    /** For {@code context}: no line is left out. */
    public static final int ALL = Integer.MAX_VALUE;

    public PayloadDiff {
        lines = List.copyOf(lines);
    }

    /** Compares two payloads of which nothing else is known, see {@link #of(Payload, Payload, int)}. */
    public static PayloadDiff of(byte[] left, byte[] right, int context) {
        PayloadReader reader = PayloadReader.PLAIN;
        return of(reader.read(Sample.of(left)), reader.read(Sample.of(right)), context);
    }

    /**
     * Compares two payloads as what they were found to be. May take a while for large ones: not for the FX thread.
     *
     * @param left shown as what it was before
     * @param right shown as what it is now
     * @param context how many equal lines to keep around each difference, from 0; {@link #ALL} for all
     */
    public static PayloadDiff of(Payload left, Payload right, int context) {
        return of(left, right, context, false);
    }

    /**
     * As {@link #of(Payload, Payload, int)}.
     *
     * @param ignoreSpace whether lines are the same that differ in white space only
     */
    public static PayloadDiff of(Payload left, Payload right, int context, boolean ignoreSpace) {
        boolean hex = isBinary(left) || isBinary(right);
        DiffText leftText = hex ? DiffText.hex(left.bytes()) : DiffText.of(left);
        DiffText rightText = hex ? DiffText.hex(right.bytes()) : DiffText.of(right);
        List<DiffLine> all = new LineDiff(leftText.lines(), rightText.lines(), ignoreSpace).lines();
        return new PayloadDiff(
                LineDiff.fold(all, context),
                hex,
                leftText.whole() && rightText.whole(),
                Arrays.equals(left.bytes(), right.bytes()));
    }

    /** How many lines differ. */
    public long differences() {
        return lines.stream()
                .filter(line -> !(line instanceof DiffLine.Same || line instanceof DiffLine.Skipped))
                .count();
    }

    /** Whether {@code payload} is compared byte by byte, as it is no text. */
    public static boolean isBinary(Payload payload) {
        return payload instanceof Payload.Binary
                || payload instanceof Payload.Undecodable
                || (payload instanceof Payload.Utf8 text && !text.printable());
    }
}
