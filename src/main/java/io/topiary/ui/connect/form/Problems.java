package io.topiary.ui.connect.form;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.Topic;
import io.topiary.core.message.UserProperty;
import io.topiary.core.text.Surrogates;
import io.topiary.core.text.Text;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong while a form is read; and reads what several of its sections have. Used once. */
public final class Problems {

    private static final int LONGEST_STRING_BYTES = 65_535;

    private final Map<Field, Text> fields = new EnumMap<>(Field.class);
    private final IdentityHashMap<FormRow, Text> rows = new IdentityHashMap<>();

    /** Something is wrong with {@code field}; what was said first holds. */
    void put(Field field, Text problem) {
        fields.putIfAbsent(field, problem);
    }

    /** Something is wrong with one entry of the list {@code field}. */
    void put(Field field, FormRow row, Text problem) {
        put(field, problem);
        rows.putIfAbsent(row, problem);
    }

    /** What is wrong, by field. */
    public Map<Field, Text> fields() {
        return fields;
    }

    /** What is wrong with {@code row}, or null. */
    @Nullable
    Text of(FormRow row) {
        return rows.get(row);
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** A whole number; -1 if none from {@code smallest} to {@code largest} was typed. */
    long number(Field field, String typed, long smallest, long largest) {
        return number(field, typed, smallest, largest, "connect.error.number");
    }

    /** As {@link #number(Field, String, long, long)}, told by {@code key}. */
    long number(Field field, String typed, long smallest, long largest, String key) {
        String digits = typed.strip();
        boolean plain =
                !digits.isEmpty() && digits.length() <= 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        long number = plain ? Long.parseLong(digits) : -1;
        if (number < smallest || number > largest) {
            put(field, Text.of(key, smallest, largest));
            return -1;
        }
        return number;
    }

    /** A file or folder, null if none was typed. */
    @Nullable
    Path path(Field field, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return Path.of(typed.strip());
        } catch (InvalidPathException e) {
            put(field, Text.of("connect.error.file"));
            return null;
        }
    }

    /** A topic; null if none was typed, or what was typed is none. */
    @Nullable
    Topic topic(Field field, String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return Topic.of(typed);
        } catch (InvalidTopicException e) {
            put(field, e.text());
            return null;
        }
    }

    /** A text as MQTT sends it (MQTT 5, section 1.5.4); null if nothing was typed. */
    @Nullable
    String string(Field field, String typed) {
        @Nullable Text problem = stringProblem(typed);
        if (problem != null) {
            put(field, problem);
        }
        return typed.isEmpty() ? null : typed;
    }

    /** User properties; names may repeat. */
    List<UserProperty> userProperties(RowList<PairRow> list) {
        for (PairRow row : list.filled()) {
            @Nullable Text name = stringProblem(row.nameProperty().get());
            @Nullable Text value = stringProblem(row.valueProperty().get());
            @Nullable Text problem = name == null ? value : name;
            if (problem != null) {
                put(list.field(), row, problem);
            }
        }
        return list.filled().stream().map(PairRow::userProperty).toList();
    }

    private static @Nullable Text stringProblem(String typed) {
        int zero = typed.indexOf(0);
        if (zero >= 0 || Surrogates.firstUnpaired(typed) >= 0) {
            return Text.of("connect.error.characters", (zero >= 0 ? zero : Surrogates.firstUnpaired(typed)) + 1);
        }
        int bytes = typed.getBytes(StandardCharsets.UTF_8).length;
        return bytes > LONGEST_STRING_BYTES ? Text.of("connect.error.long", bytes, LONGEST_STRING_BYTES) : null;
    }
}
