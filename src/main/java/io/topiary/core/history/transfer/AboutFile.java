package io.topiary.core.history.transfer;

import io.topiary.core.history.RecordingWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a file says about itself, in the table {@code about}: {@code made}, when; {@code by}, {@code export} or
 * {@code import}; of an export {@code since}, {@code until}, {@code filter} and {@code subtree}, each only if it was given, and
 * {@code before}, {@code newest of each topic}, if the values from before {@code since} are there;
 * of an import {@code format} and {@code file}, the name of the source without its folder. Never an address, a name of a
 * user or of a client.
 */
final class AboutFile {

    private AboutFile() {}

    static void exported(RecordingWriter writer, ExportScope scope) {
        made(writer, "export");
        if (scope.sinceMicros() != Long.MIN_VALUE) {
            writer.about("since", time(scope.sinceMicros()));
        }
        if (scope.asksBefore()) {
            writer.about("before", "newest of each topic");
        }
        if (scope.untilMicros() != Long.MAX_VALUE) {
            writer.about("until", time(scope.untilMicros()));
        }
        if (!scope.query().isEmpty()) {
            writer.about("filter", scope.query().source());
        }
        String path = scope.path();
        if (path != null) {
            writer.about("subtree", path);
        }
    }

    static void imported(RecordingWriter writer, ImportFormat format, String fileName) {
        made(writer, "import");
        writer.about("format", format.name());
        writer.about("file", fileName);
    }

    private static void made(RecordingWriter writer, String by) {
        writer.about("made", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        writer.about("by", by);
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
