package io.topiary.core.payload.schema;

import java.util.Arrays;

/** Names by which {@code .proto} files import one another. */
final class ProtoNames {

    private static final int LONGEST = 500;

    private ProtoNames() {}

    /** Whether {@code name} is a relative path that leads nowhere but down, to a {@code .proto} file. */
    static boolean isPlain(String name) {
        return name.endsWith(".proto")
                && name.length() <= LONGEST
                && name.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':')
                && Arrays.stream(name.split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }
}
