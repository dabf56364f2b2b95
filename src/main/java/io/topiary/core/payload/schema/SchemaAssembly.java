package io.topiary.core.payload.schema;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import io.topiary.core.payload.Utf8;
import io.topiary.core.payload.schema.SchemaFile.Source;
import io.topiary.core.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Makes of files what can be used of them. Not thread-safe; used once. */
final class SchemaAssembly {

    private final KnownProtos known = new KnownProtos();
    private final ProtoSources protos = new ProtoSources(known);
    private final AvroSources avros = new AvroSources();
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, SchemaFile> files = new LinkedHashMap<>();
    private final SortedMap<String, Descriptor> messages = new TreeMap<>();
    private final SortedMap<String, Schema> records = new TreeMap<>();
    private final Map<Long, Schema> fingerprints = new HashMap<>();
    private long bytes;

    /** Takes a file. */
    void add(Source source) {
        bytes += source.bytes().length;
        if (bytes > SchemaLimits.ALL_BYTES) {
            broken(source, Text.of("schema.allTooLarge", SchemaLimits.ALL_BYTES));
            return;
        }
        if (source.kind() != SchemaKind.DESCRIPTORS && !Utf8.isValid(source.bytes())) {
            broken(source, Text.of("schema.notUtf8", Utf8.firstInvalid(source.bytes())));
            return;
        }
        sources.add(source);
        switch (source.kind()) {
            case PROTO -> {
                if (!known.contains(source.name())) {
                    protos.add(source.name(), text(source));
                }
            }
            case AVRO -> avros.add(source.name(), text(source));
            case DESCRIPTORS -> {}
        }
    }

    /** Takes a file that can't be read. */
    void broken(Source source, Text problem) {
        files.put(source.name(), SchemaFile.broken(source, problem));
    }

    /** What all of them make. */
    SchemaContents contents() {
        DescriptorLinks links = new DescriptorLinks(protos.compile(), known.files());
        Map<String, Schema> schemas = avros.parse();
        for (Source source : sources) {
            try {
                List<String> types = switch (source.kind()) {
                    case PROTO -> proto(source, links);
                    case DESCRIPTORS -> descriptors(source);
                    case AVRO -> avro(source, schemas);
                };
                files.put(source.name(), SchemaFile.good(source, types));
            } catch (SchemaProblemException e) {
                broken(source, e.text());
            }
        }
        List<SchemaFile> sorted = new ArrayList<>(new TreeMap<>(files).values());
        return new SchemaContents(sorted, messages, records, fingerprints);
    }

    private List<String> proto(Source source, DescriptorLinks links) throws SchemaProblemException {
        Text problem = protos.problems().get(source.name());
        if (problem != null) {
            throw new SchemaProblemException(problem);
        }
        return messages(links.link(source.name()).getMessageTypes());
    }

    private List<String> descriptors(Source source) throws SchemaProblemException {
        Map<String, FileDescriptorProto> set = new LinkedHashMap<>();
        try {
            FileDescriptorSet.parseFrom(source.bytes()).getFileList().forEach(file -> set.put(file.getName(), file));
        } catch (InvalidProtocolBufferException e) {
            throw new SchemaProblemException(Text.of("schema.descriptors.not"));
        }
        if (set.isEmpty()) {
            throw new SchemaProblemException(Text.of("schema.descriptors.not"));
        }
        DescriptorLinks links = new DescriptorLinks(set, known.files());
        List<FileDescriptor> linked = new ArrayList<>();
        for (String name : set.keySet()) {
            linked.add(links.link(name));
        }
        List<String> types = new ArrayList<>();
        linked.stream()
                .filter(file -> !known.contains(file.getName()))
                .forEach(file -> types.addAll(messages(file.getMessageTypes())));
        return types;
    }

    /** The names of {@code types} and of those within them, known from now on. */
    private List<String> messages(List<Descriptor> types) {
        List<String> names = new ArrayList<>();
        for (Descriptor type : types) {
            if (!type.getOptions().getMapEntry()) {
                names.add(type.getFullName());
                messages.putIfAbsent(type.getFullName(), type);
                names.addAll(messages(type.getNestedTypes()));
            }
        }
        return names;
    }

    private List<String> avro(Source source, Map<String, Schema> schemas) throws SchemaProblemException {
        Text problem = avros.problems().get(source.name());
        Schema schema = schemas.get(source.name());
        if (schema == null) {
            throw new SchemaProblemException(problem == null ? Text.of("schema.avro.not") : problem);
        }
        List<String> names = new ArrayList<>();
        for (Schema type : schema.isUnion() ? schema.getTypes() : List.of(schema)) {
            String name = isNamed(type) ? type.getFullName() : source.name().replaceFirst("\\.[^.]*$", "");
            names.add(name);
            records.putIfAbsent(name, type);
            fingerprint(type);
        }
        if (schema.isUnion()) {
            fingerprint(schema);
        }
        return names;
    }

    private void fingerprint(Schema schema) {
        try {
            fingerprints.putIfAbsent(SchemaNormalization.parsingFingerprint64(schema), schema);
        } catch (AvroRuntimeException | StackOverflowError noFingerprint) {
            // the schema can still be named
            return;
        }
    }

    private static boolean isNamed(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> true;
            default -> false;
        };
    }

    private static String text(Source source) {
        return new String(source.bytes(), StandardCharsets.UTF_8);
    }
}
