package io.topiary.core.compare;

import io.topiary.core.export.CsvCells;
import io.topiary.core.message.Message;
import io.topiary.core.payload.Utf8;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Findings as comma-separated values (RFC 4180) that a spreadsheet opens without harm, see {@link CsvCells}. For people; the lossless form is
 * {@link FindingLines}. Payloads that are no UTF-8 are in Base64 after {@code base64:}. Immutable; any thread.
 */
public final class FindingTable {

    /** The first row: what stands in which column, in every language. */
    public static final String HEADER = "topic,kind,left,right,leftTime,rightTime,between,lagMicros";

    /** {@code finding} as a row, without the line break. */
    public String row(Finding finding) {
        Long lag = finding instanceof Finding.Equal equal ? equal.lagMicros() : null;
        return Stream.of(
                        finding.topic(),
                        FindingLines.word(finding.kind()),
                        payload(finding.left()),
                        payload(finding.right()),
                        time(finding.left()),
                        time(finding.right()))
                .map(CsvCells::of)
                .collect(Collectors.joining(
                        ",", "", "," + finding.between() + "," + (lag == null ? "" : String.valueOf(lag))));
    }

    private static String payload(@Nullable Reading reading) {
        if (reading == null) {
            return "";
        }
        byte[] bytes = reading.message().payload();
        return Utf8.isValid(bytes)
                ? new String(bytes, StandardCharsets.UTF_8)
                : "base64:" + Base64.getEncoder().encodeToString(bytes);
    }

    private static String time(@Nullable Reading reading) {
        Message message = reading == null ? null : reading.message();
        return message == null
                ? ""
                : Instant.EPOCH.plus(message.timeMicros(), ChronoUnit.MICROS).toString();
    }
}
