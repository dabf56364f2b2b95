package io.topiary.ui.inspect;

/** Remembers in which format payloads are shown. Filters are in the language of {@code core.filter}. FX thread. */
public interface FormatRules {

    /** The format in which a rule for exactly {@code filter} shows payloads; empty if none does. */
    String decoder(String filter);

    /** Shows payloads of what {@code filter} accepts as {@code decoder}; as what they are found to be if that is empty. */
    void decode(String filter, String decoder);
}
