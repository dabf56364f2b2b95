package io.topiary.core.payload;

/**
 * How much JSON is taken on.
 *
 * @param bytes most bytes of a document
 * @param tokens most tokens
 * @param nameLength longest key in characters
 * @param findDuplicates whether to look for keys that an object holds twice, which costs memory
 */
public record JsonLimits(int bytes, long tokens, int nameLength, boolean findDuplicates) {

    /** Deepest nesting of objects and arrays; no setting raises it. */
    public static final int DEPTH = 500;

    /** What is checked without being asked. */
    public static final JsonLimits AUTOMATIC = new JsonLimits(5 * 1024 * 1024, 1_000_000, 50_000, true);

    /** What is checked when somebody asks for it. */
    public static final JsonLimits ON_REQUEST =
            new JsonLimits(Integer.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, false);
}
