package io.topiary.core.payload.schema;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.squareup.wire.schema.ErrorCollector;
import com.squareup.wire.schema.Linker;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.Schema;
import com.squareup.wire.schema.SchemaException;
import com.squareup.wire.schema.internal.SchemaEncoder;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compiles {@code .proto} sources to descriptors, as {@code protoc} does: parsed and linked by Wire, which leaves broken
 * ones out with the reason. Not thread-safe.
 */
final class ProtoSources {

    private static final int MOST_DETAIL = 300;

    private final KnownProtos known;
    private final SortedMap<String, ProtoFileElement> parsed = new TreeMap<>();
    private final Map<String, Text> problems = new LinkedHashMap<>();
    private final Map<String, FileDescriptorProto> compiled = new LinkedHashMap<>();

    ProtoSources(KnownProtos known) {
        this.known = known;
    }

    /** Takes the source of one file. */
    void add(String name, String text) {
        try {
            parsed.put(name, ProtoParsing.parse(name, text));
        } catch (SchemaProblemException e) {
            problems.put(name, e.text());
        }
    }

    /** What is wrong with which file; complete after {@link #compile()}. */
    Map<String, Text> problems() {
        return problems;
    }

    /** Descriptors by file name, of all files that can be used. */
    Map<String, FileDescriptorProto> compile() {
        for (String name : List.copyOf(parsed.keySet())) {
            imports(name);
        }
        parsed.keySet().removeAll(problems.keySet());
        try {
            link(parsed.keySet());
        } catch (SchemaProblemException someFile) {
            compiled.clear();
            parsed.keySet().forEach(this::linkAlone);
        }
        return compiled;
    }

    /** Sees that what {@code name} imports is there, directly and by others, and does not import it in turn. */
    private void imports(String name) {
        Set<String> closure = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(name));
        while (!open.isEmpty()) {
            String file = open.removeLast();
            for (String wanted : importsOf(file)) {
                if (known.contains(wanted)) {
                    continue;
                }
                if (wanted.equals(name)) {
                    problems.put(name, Text.of("schema.proto.loop", visible(file)));
                    return;
                }
                if (!parsed.containsKey(wanted)) {
                    String key = problems.containsKey(wanted) ? "schema.proto.broken" : "schema.proto.missing";
                    problems.put(name, Text.of(key, visible(wanted)));
                    return;
                }
                if (closure.add(wanted)) {
                    open.add(wanted);
                }
            }
        }
    }

    private void linkAlone(String name) {
        Set<String> closure = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(name));
        while (!open.isEmpty()) {
            String file = open.removeLast();
            if (parsed.containsKey(file) && closure.add(file)) {
                open.addAll(importsOf(file));
            }
        }
        try {
            link(closure);
        } catch (SchemaProblemException e) {
            problems.put(name, e.text());
            compiled.remove(name);
        }
    }

    private void link(Collection<String> names) throws SchemaProblemException {
        Map<String, ProtoFile> files = new LinkedHashMap<>();
        try {
            names.forEach(name -> files.put(name, ProtoFile.Companion.get(parsed.get(name))));
            Schema schema = new Linker(known.loader(files::get), new ErrorCollector(), true, true).link(files.values());
            SchemaEncoder encoder = new SchemaEncoder(schema);
            for (String name : names) {
                ProtoFile linked = schema.protoFile(name);
                if (linked != null) {
                    byte[] descriptor = encoder.encode(linked).toByteArray();
                    compiled.put(name, FileDescriptorProto.parseFrom(descriptor));
                }
            }
        } catch (SchemaException e) {
            throw new SchemaProblemException(detail(String.valueOf(e.getMessage())));
        } catch (RuntimeException | StackOverflowError | InvalidProtocolBufferException e) {
            throw new SchemaProblemException(detail(e.toString()));
        }
    }

    /** Wire's words on one line: it says the place in its second one. */
    private static Text detail(String message) {
        String line = message.replaceAll("\\s*\\n\\s*", " ");
        return Text.of("schema.detail", Escapes.visible(line, MOST_DETAIL));
    }

    private List<String> importsOf(String file) {
        ProtoFileElement source = parsed.get(file);
        return source == null ? List.of() : ProtoParsing.imports(source);
    }

    private static String visible(String name) {
        return Escapes.visible(name, MOST_DETAIL);
    }
}
