package io.topiary.core.filter;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that can't hang: a match that looks at characters more than a million times is given up, and so is
 * the pattern from then on, because there are patterns that would otherwise need longer than the universe lasts.
 *
 * <p>Any thread may look.
 */
public final class BoundedPattern {

    private static final int MOST_STEPS = 1_000_000;
    private static final int MOST_PAYLOAD_BYTES = 64 * 1024;

    private final Pattern pattern;
    private final String surely;
    private final @Nullable Needle needle;
    private final AtomicBoolean tooSlow = new AtomicBoolean();

    /** @throws java.util.regex.PatternSyntaxException if {@code expression} is none */
    BoundedPattern(String expression) {
        this(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private BoundedPattern(String expression, int flags) {
        this.pattern = Pattern.compile(expression, flags);
        this.surely = new SureText(expression).longest();
        this.needle = surely.isEmpty() ? null : new Needle(surely);
    }

    /**
     * An expression that distinguishes upper and lower case.
     *
     * @throws java.util.regex.PatternSyntaxException if {@code expression} is none
     */
    public static BoundedPattern exactly(String expression) {
        return new BoundedPattern(expression, 0);
    }

    /**
     * {@code text} with {@code replacement} in place of each match.
     *
     * @param replacement as {@link java.util.regex.Matcher#replaceAll(String)} has it; refers to groups that there are
     * @return empty if that took too long
     */
    public Optional<String> replace(CharSequence text, String replacement) {
        if (tooSlow.get()) {
            return Optional.empty();
        }
        try {
            return Optional.of(pattern.matcher(new Counted(text, new int[1])).replaceAll(replacement));
        } catch (TooManySteps | StackOverflowError e) {
            tooSlow.set(true);
            return Optional.empty();
        }
    }

    /** The expression. */
    public String expression() {
        return pattern.pattern();
    }

    /** Characters, visible ASCII ones, that are in everything it finds, whatever their case; empty if nobody knows any. */
    public String surely() {
        return surely;
    }

    /** Whether it was given up because it took too long; it finds nothing any more then. */
    public boolean isTooSlow() {
        return tooSlow.get();
    }

    /** Whether it is somewhere in {@code text}; no if it is too slow. */
    public boolean isIn(CharSequence text) {
        if (tooSlow.get()) {
            return false;
        }
        try {
            return pattern.matcher(new Counted(text, new int[1])).find();
        } catch (TooManySteps | StackOverflowError e) {
            tooSlow.set(true);
            return false;
        }
    }

    /** Looks into the first 64 KiB, as UTF-8. */
    boolean isIn(byte[] payload) {
        if (needle != null && !needle.isIn(payload)) {
            // decoding costs more than looking at the bytes
            return false;
        }
        return isIn(new String(payload, 0, Math.min(payload.length, MOST_PAYLOAD_BYTES), StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BoundedPattern same && same.expression().equals(expression());
    }

    @Override
    public int hashCode() {
        return expression().hashCode();
    }

    @Override
    public String toString() {
        return "/" + expression() + "/";
    }

    /** Characters that count how often they are looked at; the count is shared with what is cut out of them. */
    private record Counted(CharSequence text, int[] steps) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps[0] > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class TooManySteps extends RuntimeException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super(null, null, false, false);
        }
    }
}
