package io.topiary.core.tls;

/**
 * Checks of a server's certificate that are switched off, each a risk of its own.
 *
 * @param unknownAuthority whether a certificate that nobody trusted has signed is accepted: anybody may pose as the broker
 * @param wrongName whether a certificate for another host name is accepted
 * @param expired whether a certificate is accepted outside the time it is valid for
 */
public record Relaxations(boolean unknownAuthority, boolean wrongName, boolean expired) {

    /** Everything is checked. */
    public static final Relaxations NONE = new Relaxations(false, false, false);

    /** Whether any check is switched off. */
    public boolean any() {
        return unknownAuthority || wrongName || expired;
    }
}
