package io.topiary.core.payload.layout;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What lies where in a packed payload. Fields may overlap (an integer and its bits) and leave gaps.
 *
 * @param name by which rules find it
 * @param fields in the order in which they are shown
 */
public record Layout(String name, List<LayoutField> fields) {

    /** Most fields. */
    public static final int MOST_FIELDS = 1_000;

    private static final int LONGEST_NAME = 200;

    public Layout {
        fields = List.copyOf(fields);
    }

    /** The layout of Python's struct notation; fields are called by their types and numbers. */
    public static Layout of(String name, StructLayout struct) {
        return new Layout(name, StructFields.of(struct));
    }

    /** The same fields under another name. */
    public Layout named(String other) {
        return new Layout(other, fields);
    }

    /** Bytes up to the end of the last field. */
    public long size() {
        return fields.stream().mapToLong(LayoutField::end).max().orElse(0);
    }

    /** What is wrong with it, the first thing; empty if nothing is. */
    public Optional<Text> problem() {
        String shown = Escapes.visible(name, LONGEST_NAME);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            return Optional.of(Text.of("layout.problem.layoutName", LONGEST_NAME));
        }
        if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
            return Optional.of(Text.of("layout.problem.fields", shown, MOST_FIELDS));
        }
        Set<String> names = new HashSet<>();
        for (LayoutField field : fields) {
            if (!names.add(field.name())) {
                return Optional.of(Text.of("layout.problem.twice", Escapes.visible(field.name(), LONGEST_NAME)));
            }
            if (field.problem().isPresent()) {
                return field.problem();
            }
        }
        return Optional.empty();
    }

    /** The fields that lie, or would lie, within {@code length} bytes. */
    List<LayoutField> within(int length) {
        List<LayoutField> found = new ArrayList<>(fields);
        found.removeIf(field -> field.end() > length);
        return found;
    }
}
