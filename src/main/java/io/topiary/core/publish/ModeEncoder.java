package io.topiary.core.publish;

/** Makes the bytes of a payload from what somebody wrote. Has no state; any thread may call it. */
@FunctionalInterface
public interface ModeEncoder {

    /**
     * The bytes that {@code text} stands for.
     *
     * @param text as it was written, of any length
     * @param argument what the mode needs to know beside it, such as a layout or a message type; empty where it needs
     *     nothing
     * @throws EncodeException if it stands for none; its text says why and, where there is one, at which place
     */
    byte[] encode(String text, String argument) throws EncodeException;
}
