package io.topiary.core.payload;

import io.topiary.core.text.Text;
import java.util.Optional;

/**
 * Knows one format. Called on a worker; any number of threads at once. Whatever the bytes are, it ends soon, throws
 * nothing but what it declares, and never allocates a length only because the bytes announce it.
 */
public interface PayloadDecoder {

    /**
     * What {@code sample} is if that can be told without being told: empty if it is not this format, or may be something
     * else as well. Nothing is unpacked here.
     *
     * @param sample at least one byte; may be hundreds of megabytes
     */
    Optional<Payload> detect(Sample sample);

    /**
     * {@code sample} as this format, because somebody said that it is: a person, a rule, or its content type.
     *
     * @param argument what the format needs to know beyond its name, such as a message type; empty if nothing was said
     * @throws UndecodableException if it is not this format
     */
    Payload decode(Sample sample, String argument) throws UndecodableException;

    /**
     * What is wrong with {@code argument} whatever the payload is, in words for behind a colon; empty if nothing is. May read
     * files.
     *
     * @param argument never blank
     */
    default Optional<Text> problem(String argument) {
        return Optional.of(Text.of("payload.format.noArgument"));
    }
}
