package io.topiary.core.payload;

/**
 * How somebody wants to see a payload: the id of a {@link PayloadFormat}, with {@code :} and an argument behind it where the
 * format takes one, or one of the names here, which every reader knows.
 */
public final class PayloadView {

    /** As what it was found to be. */
    public static final String AUTO = "";

    /** As the sender wrote it. */
    public static final String TEXT = "text";

    /** Indented, every token as the sender wrote it. */
    public static final String JSON = "json";

    /** Byte by byte. */
    public static final String HEX = "hex";

    private PayloadView() {}

    /** Whether {@code wish} is one of the names here, for which no format is needed. */
    public static boolean isPlain(String wish) {
        return switch (wish) {
            case AUTO, TEXT, JSON, HEX -> true;
            default -> false;
        };
    }

    /** The id of the format that {@code wish} names. */
    public static String id(String wish) {
        int colon = wish.indexOf(':');
        return colon < 0 ? wish : wish.substring(0, colon);
    }
}
