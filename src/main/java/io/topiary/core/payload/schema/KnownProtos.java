package io.topiary.core.payload.schema;

import com.google.protobuf.AnyProto;
import com.google.protobuf.ApiProto;
import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.EmptyProto;
import com.google.protobuf.FieldMaskProto;
import com.google.protobuf.SourceContextProto;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.TypeProto;
import com.google.protobuf.WrappersProto;
import com.squareup.wire.schema.CoreLoader;
import com.squareup.wire.schema.ErrorCollector;
import com.squareup.wire.schema.Loader;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of Google that every {@code .proto} file may import without having them ({@code google/protobuf/*.proto}). */
final class KnownProtos {

    private static final String DESCRIPTOR = "google/protobuf/descriptor.proto";

    private final Map<String, FileDescriptor> files = Stream.of(
                    AnyProto.getDescriptor(),
                    ApiProto.getDescriptor(),
                    DescriptorProtos.getDescriptor(),
                    DurationProto.getDescriptor(),
                    EmptyProto.getDescriptor(),
                    FieldMaskProto.getDescriptor(),
                    SourceContextProto.getDescriptor(),
                    StructProto.getDescriptor(),
                    TimestampProto.getDescriptor(),
                    TypeProto.getDescriptor(),
                    WrappersProto.getDescriptor())
            .collect(Collectors.toUnmodifiableMap(FileDescriptor::getName, Function.identity()));

    boolean contains(String name) {
        return files.containsKey(name);
    }

    /** All of them by name. */
    Map<String, FileDescriptor> files() {
        return files;
    }

    /** {@code name} as Wire wants it, a fresh object each time because linking alters it. */
    ProtoFile source(String name) {
        if (name.equals(DESCRIPTOR)) {
            return CoreLoader.INSTANCE.load(name);
        }
        // protobuf-java carries the sources of what it is compiled from
        try (InputStream in = AnyProto.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                return CoreLoader.INSTANCE.load(name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ProtoFile.Companion.get(ProtoParser.Companion.parse(Location.get(name), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives Wire's linker {@code sources} and these files, and nothing from disk. */
    Loader loader(Function<String, @Nullable ProtoFile> sources) {
        return new Loader() {
            @Override
            public ProtoFile load(String path) {
                ProtoFile own = sources.apply(path);
                return own == null ? source(path) : own;
            }

            @Override
            public Loader withErrors(ErrorCollector errors) {
                return this;
            }
        };
    }
}
