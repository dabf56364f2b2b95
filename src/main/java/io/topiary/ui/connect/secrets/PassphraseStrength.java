package io.topiary.ui.connect.secrets;

/** How hard a passphrase is to guess, roughly: a hint, not a promise. */
enum PassphraseStrength {
    /** Nothing typed. */
    NONE(0),
    TOO_SHORT(0.1),
    WEAK(0.35),
    FAIR(0.7),
    STRONG(1);

    /** The fewest characters that are accepted. */
    static final int SHORTEST = 8;

    /** From so many bits on a passphrase holds against guessing with Argon2id by somebody with money. */
    private static final double STRONG_BITS = 55;

    private static final double FAIR_BITS = 40;

    /** A word of any length is one of some eight thousand. */
    private static final double WORD_BITS = 13;

    private static final double LETTER_BITS = 4.7;
    private static final double DIGIT_BITS = 3.3;
    private static final double OTHER_BITS = 5;

    private final double share;

    PassphraseStrength(double share) {
        this.share = share;
    }

    /** How much of a bar it fills, 0 to 1. */
    double share() {
        return share;
    }

    /** The strength of {@code passphrase}. */
    static PassphraseStrength of(String passphrase) {
        if (passphrase.isEmpty()) {
            return NONE;
        }
        if (passphrase.codePointCount(0, passphrase.length()) < SHORTEST) {
            return TOO_SHORT;
        }
        double bits = bits(passphrase);
        return bits >= STRONG_BITS ? STRONG : bits >= FAIR_BITS ? FAIR : WEAK;
    }

    /** Letters side by side may be a word; what repeats or continues the character before counts little. */
    private static double bits(String passphrase) {
        double bits = 0;
        double word = 0;
        for (int i = 0; i < passphrase.length(); i++) {
            char c = passphrase.charAt(i);
            boolean letter = Character.isLetter(c);
            boolean fresh = i == 0 || Math.abs(c - passphrase.charAt(i - 1)) > 1;
            if (letter) {
                word = Math.min(WORD_BITS, word + (fresh ? LETTER_BITS : 0));
            } else {
                bits += word;
                word = 0;
                boolean seen = passphrase.indexOf(c) < i;
                bits += !fresh || (seen && !Character.isDigit(c)) ? 0 : Character.isDigit(c) ? DIGIT_BITS : OTHER_BITS;
            }
        }
        return bits + word;
    }
}
