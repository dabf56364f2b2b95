package io.topiary.ui.topics;

/**
 * Makes rules for whoever points at topics, which are given as filters in the language of
 * {@link io.topiary.core.filter.MessageQuery}. FX thread.
 */
public interface RuleMaking {

    /** Whether a rule for exactly {@code filter} mutes. */
    boolean mutes(String filter);

    /** Mutes what {@code filter} accepts, or no longer. */
    void mute(String filter, boolean mute);

    /** The format in which a rule for exactly {@code filter} shows payloads; empty if none does. */
    String decoder(String filter);

    /** Shows payloads of what {@code filter} accepts as {@code decoder}; as what they are found to be if that is empty. */
    void decode(String filter, String decoder);
}
