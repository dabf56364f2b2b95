package io.topiary.core.payload.schema;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes usable descriptors of what compilers write, those that are imported first. Not thread-safe. */
final class DescriptorLinks {

    private static final int MOST_DETAIL = 300;

    private final Map<String, FileDescriptorProto> sources;
    private final Map<String, FileDescriptor> done;
    private final Set<String> open = new HashSet<>();

    /** Links {@code sources}, which may import one another and {@code known}. */
    DescriptorLinks(Map<String, FileDescriptorProto> sources, Map<String, FileDescriptor> known) {
        this.sources = sources;
        this.done = new HashMap<>(known);
    }

    /** The descriptor of the file {@code name} of the sources. */
    FileDescriptor link(String name) throws SchemaProblemException {
        FileDescriptor known = done.get(name);
        if (known != null) {
            return known;
        }
        FileDescriptorProto source = sources.get(name);
        if (source == null) {
            throw new SchemaProblemException(Text.of("schema.proto.missing", Escapes.visible(name, MOST_DETAIL)));
        }
        if (!open.add(name)) {
            throw new SchemaProblemException(Text.of("schema.proto.loop", Escapes.visible(name, MOST_DETAIL)));
        }
        if (open.size() > SchemaLimits.FILES) {
            throw new SchemaProblemException(Text.of("schema.tooMany", SchemaLimits.FILES));
        }
        try {
            List<FileDescriptor> imports = new ArrayList<>();
            for (String wanted : source.getDependencyList()) {
                imports.add(link(wanted));
            }
            FileDescriptor linked = FileDescriptor.buildFrom(source, imports.toArray(FileDescriptor[]::new));
            done.put(name, linked);
            return linked;
        } catch (DescriptorValidationException | RuntimeException e) {
            throw new SchemaProblemException(
                    Text.of("schema.detail", Escapes.visible(String.valueOf(e.getMessage()), MOST_DETAIL)));
        } finally {
            open.remove(name);
        }
    }
}
