package io.topiary.core.history;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Which recording is where.
 *
 * @param path the folder, which need not be there
 */
public record RecordingFolder(Path path) {

    private static final int LONGEST_HOST = 200;

    /** The recording of the profile {@code id}. */
    public Path ofProfile(String id) {
        return path.resolve(id + ".db");
    }

    /** The recording of a broker that was opened without a profile. */
    public Path ofBroker(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "_");
        String shorter = name.length() > LONGEST_HOST
                ? name.substring(0, LONGEST_HOST) + "_" + Integer.toHexString(host.hashCode())
                : name;
        return path.resolve(shorter + "-" + port + ".db");
    }
}
