package io.topiary.core.payload.schema;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Parses Avro schemas that may name types of one another, in whatever order they come. Not thread-safe. */
final class AvroSources {

    private static final int MOST_DETAIL = 300;

    private final SortedMap<String, String> open = new TreeMap<>();
    private final Map<String, Text> problems = new LinkedHashMap<>();
    private final Map<String, Schema> parsed = new LinkedHashMap<>();

    /** Takes the source of one file. */
    void add(String name, String text) {
        open.put(name, text);
    }

    /** What is wrong with which file; complete after {@link #parse()}. */
    Map<String, Text> problems() {
        return problems;
    }

    /** The schemas by file name. */
    Map<String, Schema> parse() {
        SortedMap<String, Schema> types = new TreeMap<>();
        boolean progress = true;
        while (progress && !open.isEmpty()) {
            progress = false;
            problems.clear();
            for (String file : List.copyOf(open.keySet())) {
                Schema schema = parse(file, types);
                if (schema != null) {
                    problems.remove(file);
                    parsed.put(file, schema);
                    open.remove(file);
                    progress = true;
                }
            }
        }
        return parsed;
    }

    /** By itself if that works, because many files repeat the types that they need; else with those of the others. */
    private @Nullable Schema parse(String file, Map<String, Schema> types) {
        String text = open.getOrDefault(file, "");
        try {
            return parse(new Schema.Parser(), text, types);
        } catch (AvroRuntimeException alone) {
            problems.put(file, detail(alone));
        } catch (RuntimeException | StackOverflowError e) {
            problems.put(file, Text.of("schema.detail", Escapes.visible(e.toString(), MOST_DETAIL)));
            return null;
        }
        try {
            return parse(new Schema.Parser().addTypes(new ArrayList<>(types.values())), text, types);
        } catch (RuntimeException | StackOverflowError e) {
            // what is wrong with it alone says more
            return null;
        }
    }

    private static Schema parse(Schema.Parser parser, String text, Map<String, Schema> types) {
        Schema schema = parser.parse(text);
        parser.getTypes().forEach(types::putIfAbsent);
        return schema;
    }

    /** Avro hides what Jackson says about the place behind its own exception. */
    private static Text detail(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String line = String.valueOf(cause.getMessage()).replaceAll("\\s*\\n\\s*", " ");
        return Text.of("schema.detail", Escapes.visible(line, MOST_DETAIL));
    }
}
