package io.topiary.core.rules;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a rule does, each kind of thing once at most. Immutable.
 *
 * @param colour marks the rows of its messages, or null
 * @param decoder the format its payloads are shown in, such as {@code hex}; empty for whatever they are found to be
 * @param mute keeps its messages out of tree, log and alerts; they are counted
 * @param pin keeps its topics at hand
 * @param alert calls for attention, or null
 * @param log appends its messages to a file, or null
 * @param schema the file with the JSON Schema that its payloads have to keep to, as a full path; empty for none
 */
public record RuleActions(
        @Nullable RuleColour colour,
        String decoder,
        boolean mute,
        boolean pin,
        @Nullable AlertPlan alert,
        @Nullable LogPlan log,
        String schema) {

    /** Does nothing. */
    public static final RuleActions NONE = new RuleActions(null, "", false, false, null, null, "");

    private static final int LONGEST_DECODER = 60;
    private static final int LONGEST_PATH = 4_096;

    public RuleActions {
        if (decoder.length() > LONGEST_DECODER) {
            throw new InvalidRuleException("rules.invalid.decoder", LONGEST_DECODER);
        }
        if (!schema.isEmpty() && !isFile(schema)) {
            throw new InvalidRuleException("rules.invalid.path", schema);
        }
    }

    /** What does all this but for a schema. */
    public RuleActions(
            @Nullable RuleColour colour,
            String decoder,
            boolean mute,
            boolean pin,
            @Nullable AlertPlan alert,
            @Nullable LogPlan log) {
        this(colour, decoder, mute, pin, alert, log, "");
    }

    private static boolean isFile(String path) {
        try {
            Path file = Path.of(path);
            return file.isAbsolute() && file.getFileName() != null && path.length() <= LONGEST_PATH;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Whether it does nothing at all. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Whether it does something outside of the window: reads or writes a file, or calls for attention. */
    public boolean reachesOut() {
        return log != null || alert != null || !schema.isEmpty();
    }

    /** The same with another colour. */
    public RuleActions withColour(@Nullable RuleColour newColour) {
        return new RuleActions(newColour, decoder, mute, pin, alert, log, schema);
    }

    /** The same, with payloads shown as {@code newDecoder} says. */
    public RuleActions withDecoder(String newDecoder) {
        return new RuleActions(colour, newDecoder, mute, pin, alert, log, schema);
    }

    /** The same, muting or not. */
    public RuleActions withMute(boolean newMute) {
        return new RuleActions(colour, decoder, newMute, pin, alert, log, schema);
    }

    /** The same, pinning or not. */
    public RuleActions withPin(boolean newPin) {
        return new RuleActions(colour, decoder, mute, newPin, alert, log, schema);
    }

    /** The same with another call for attention. */
    public RuleActions withAlert(@Nullable AlertPlan newAlert) {
        return new RuleActions(colour, decoder, mute, pin, newAlert, log, schema);
    }

    /** The same with another file. */
    public RuleActions withLog(@Nullable LogPlan newLog) {
        return new RuleActions(colour, decoder, mute, pin, alert, newLog, schema);
    }

    /** The same with another JSON Schema. */
    public RuleActions withSchema(String newSchema) {
        return new RuleActions(colour, decoder, mute, pin, alert, log, newSchema);
    }

    /** Its kinds, each a bit of {@link Aspect}. */
    int aspects() {
        return (colour == null ? 0 : Aspect.COLOUR)
                | (decoder.isEmpty() ? 0 : Aspect.DECODER)
                | (mute ? Aspect.MUTE : 0)
                | (pin ? Aspect.PIN : 0)
                | (alert == null ? 0 : Aspect.ALERT)
                | (log == null ? 0 : Aspect.LOG)
                | (schema.isEmpty() ? 0 : Aspect.SCHEMA);
    }
}
