package io.topiary.core.payload;

/** Makes the bytes of a format from JSON: what its {@link PayloadDecoder} shows. Any thread; belongs on a worker. */
public interface PayloadEncoder {

    /**
     * The bytes that are decoded to {@code json}.
     *
     * @param json UTF-8
     * @param argument what the format needs to know beyond its name, such as a message type
     * @throws UnencodableException if it does not fit
     */
    byte[] encode(byte[] json, String argument) throws UnencodableException;
}
