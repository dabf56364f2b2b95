package io.topiary.core.rules;

/** The kinds of things that rules decide about a message, as bits: for each of them the first rule that matches wins. */
final class Aspect {

    static final int COLOUR = 1;
    static final int DECODER = 1 << 1;
    static final int MUTE = 1 << 2;
    static final int PIN = 1 << 3;
    static final int ALERT = 1 << 4;
    static final int LOG = 1 << 5;
    static final int SCHEMA = 1 << 6;

    private Aspect() {}
}
