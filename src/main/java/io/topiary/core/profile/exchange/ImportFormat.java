package io.topiary.core.profile.exchange;

/** Reads the connections of one tool. Reads nothing but what it is given, and throws nothing, whatever that is. */
interface ImportFormat {

    /** Whether {@code file} is one of that tool. */
    boolean detect(ImportFile file);

    /** What is in {@code file}, which {@link #detect} has recognised. */
    ImportPreview read(ImportFile file);
}
