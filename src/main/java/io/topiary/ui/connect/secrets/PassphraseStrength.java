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
    private static final double STRONG_BITS = 70;

    private static final double FAIR_BITS = 50;
    private static final int LETTERS = 26;
    private static final int DIGITS = 10;
    private static final int OTHERS = 33;

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

    /** Characters that repeat or continue the one before count little, as in {@code aaaa} and {@code 12345678}. */
    private static double bits(String passphrase) {
        int alphabet = 0;
        alphabet += passphrase.chars().anyMatch(Character::isLowerCase) ? LETTERS : 0;
        alphabet += passphrase.chars().anyMatch(Character::isUpperCase) ? LETTERS : 0;
        alphabet += passphrase.chars().anyMatch(Character::isDigit) ? DIGITS : 0;
        alphabet += passphrase.chars().anyMatch(c -> !Character.isLetterOrDigit(c)) ? OTHERS : 0;
        int counted = 1;
        for (int i = 1; i < passphrase.length(); i++) {
            int step = passphrase.charAt(i) - passphrase.charAt(i - 1);
            counted += Math.abs(step) <= 1 ? 0 : 1;
        }
        long distinct = passphrase.chars().distinct().count();
        double useful = Math.min(counted, distinct * 2);
        return useful * Math.log(Math.max(alphabet, 2)) / Math.log(2);
    }
}
