package io.topiary.core.publish.run;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.publish.Draft;
import io.topiary.core.publish.DraftWriter;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.publish.TemplateScope;
import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A message for each row of a table, read as it is needed. The columns {@code topic}, {@code payload}, {@code payload64},
 * {@code qos} and {@code retain}, and those of {@link RowProperties}, take the place of what the draft says; all columns can
 * be used in a template as {@code {{row NAME}}}. A row that can't be used is passed over.
 */
public final class TableSource implements RunSource {

    private static final Logger LOG = LoggerFactory.getLogger(TableSource.class);

    private final Draft draft;
    private final PayloadModes modes;
    private final Function<String, Optional<byte[]>> topics;
    private final Path file;
    private final long bytes;
    private final CountedInput input;
    private final BufferedReader reader;
    private final TableRows rows;
    private long made;
    private long rowNumber;
    private boolean unreadable;
    private volatile boolean over;

    private TableSource(
            Draft draft, PayloadModes modes, Path file, Function<String, Optional<byte[]>> topics, CountedInput input)
            throws IOException {
        this.draft = draft;
        this.modes = modes;
        this.topics = topics;
        this.file = file;
        this.bytes = Files.size(file);
        this.input = input;
        this.reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean csv = name.endsWith(".csv") || name.endsWith(".tsv") || !startsWithBrace(reader);
        this.rows = csv ? new CsvRows(reader) : new JsonRows(reader);
    }

    /**
     * Opens {@code file}: CSV, or JSON lines if it begins with a brace.
     *
     * @param draft what each message is like
     * @param topics the newest payload of a topic, empty if there is none
     * @throws EncodeException if it can't be read
     */
    public static TableSource open(
            Draft draft, PayloadModes modes, Path file, Function<String, Optional<byte[]>> topics)
            throws EncodeException {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
                throw new EncodeException(Text.of("publish.file.special", file.toString()));
            }
            CountedInput input = new CountedInput(Files.newInputStream(file));
            try {
                return new TableSource(draft, modes, file, topics, input);
            } catch (IOException e) {
                input.close();
                throw e;
            }
        } catch (IOException e) {
            throw unreadable(e, file);
        }
    }

    private static EncodeException unreadable(IOException e, Path file) {
        return new EncodeException(Text.of("publish.file.unreadable", file.toString(), FileProblem.of(e, file)));
    }

    private static boolean startsWithBrace(BufferedReader reader) throws IOException {
        reader.mark(1_024);
        int c = reader.read();
        for (int i = 0; i < 1_000 && (Character.isWhitespace(c) || c == 0xFEFF); i++) {
            c = reader.read();
        }
        reader.reset();
        return c == '{';
    }

    @Override
    public @Nullable PublishRequest next(long elapsedNanos) throws EncodeException {
        Map<String, String> row;
        try {
            row = over ? null : rows.next();
        } catch (EncodeException e) {
            rowNumber++;
            throw e;
        } catch (IOException e) {
            over = true;
            unreadable = true;
            throw unreadable(e, file);
        }
        if (row == null) {
            over = true;
            return null;
        }
        long number = made++;
        rowNumber++;
        TemplateScope scope =
                new TemplateScope(Instant.now(), elapsedNanos, number, RandomGenerator.getDefault(), topics, row);
        try {
            return DraftWriter.of(ofRow(row), modes).write(scope, RowProperties.of(row, draft.properties()));
        } catch (EncodeException e) {
            throw new EncodeException(Text.of("publish.table.row", rowNumber, e.text()));
        }
    }

    private Draft ofRow(Map<String, String> row) throws EncodeException {
        String text = row.get("payload");
        String base64 = row.get("payload64");
        String retain = row.get("retain");
        boolean own = text != null || base64 != null;
        return new Draft(
                // what a table says is data: only what the draft says is a template
                row.containsKey("topic") ? escaped(row.get("topic")) : draft.topic(),
                text != null ? escaped(text) : (base64 != null ? base64 : draft.payload()),
                own ? (text != null ? PayloadModes.TEXT : PayloadModes.BASE64).id() : draft.mode(),
                own ? "" : draft.argument(),
                draft.template(),
                qos(row.get("qos")),
                (retain == null || retain.isBlank()) ? draft.retain() : isTrue(retain),
                draft.properties());
    }

    private static boolean isTrue(String cell) {
        return cell.equals("1") || cell.equals("true");
    }

    private String escaped(@Nullable String text) {
        String plain = text == null ? "" : text;
        return draft.template() ? plain.replace("{{", "\\{{") : plain;
    }

    private Qos qos(@Nullable String text) throws EncodeException {
        return switch (text == null ? "" : text.strip()) {
            case "" -> draft.qos();
            case "0" -> Qos.AT_MOST_ONCE;
            case "1" -> Qos.AT_LEAST_ONCE;
            case "2" -> Qos.EXACTLY_ONCE;
            default -> throw new EncodeException(Text.of("publish.table.qos", String.valueOf(text)));
        };
    }

    @Override
    public double share() {
        return over || bytes == 0 ? 1 : Math.min(1, (double) input.count.get() / bytes);
    }

    @Override
    public boolean passesOver(boolean paced) {
        return !unreadable;
    }

    @Override
    public void close() {
        over = true;
        try {
            reader.close();
        } catch (IOException e) {
            LOG.warn("a table was not closed", e);
        }
    }

    /** Counts what was read. */
    private static final class CountedInput extends FilterInputStream {

        private final AtomicLong count = new AtomicLong();

        CountedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            add(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = in.read(buffer, from, length);
            add(Math.max(0, read));
            return read;
        }

        private void add(int more) {
            count.addAndGet(more);
        }
    }
}
