package io.topiary.ui.connect.secrets;

/** Asks whether passwords may be kept in plain text. */
@FunctionalInterface
public interface PlainTextQuestion {

    /** Asks. @return whether the user said yes */
    boolean allowed();
}
