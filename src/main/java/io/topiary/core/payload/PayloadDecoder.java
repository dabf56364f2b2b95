package io.topiary.core.payload;

import java.util.Optional;

/** Knows one format. Called on a worker; any number of threads at once. */
public interface PayloadDecoder {

    /**
     * What {@code bytes} are, empty if they are not this decoder's.
     *
     * @param bytes at least one; must not be changed, may be hundreds of megabytes
     */
    Optional<Payload> decode(byte[] bytes);
}
