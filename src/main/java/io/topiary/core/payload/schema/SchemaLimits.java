package io.topiary.core.payload.schema;

/** How much of schemas is taken on: they come from strangers as payloads do. */
public final class SchemaLimits {

    /** Most files in the library. */
    public static final int FILES = 500;

    /** Most bytes of a file. */
    public static final int FILE_BYTES = 4 * 1024 * 1024;

    /** Most bytes of all files. */
    public static final int ALL_BYTES = 64 * 1024 * 1024;

    /** Deepest nesting of brackets in a source file. */
    public static final int DEPTH = 64;

    /** Deepest folder below that of the library. */
    static final int FOLDERS = 16;

    private SchemaLimits() {}
}
