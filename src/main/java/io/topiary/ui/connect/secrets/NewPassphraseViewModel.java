package io.topiary.ui.connect.secrets;

import io.topiary.core.message.Secret;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** A passphrase that is being chosen: typed twice. FX thread. */
public final class NewPassphraseViewModel {

    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");

    /** Nothing typed yet. */
    public NewPassphraseViewModel() {}

    /** As typed. */
    public StringProperty passphraseProperty() {
        return passphrase;
    }

    /** The same again. */
    public StringProperty repeatedProperty() {
        return repeated;
    }

    /** How hard it is to guess. */
    ObservableValue<PassphraseStrength> strength() {
        return passphrase.map(PassphraseStrength::of);
    }

    /** Whether the second one is there, and another than the first. */
    ObservableValue<Boolean> differs() {
        return Bindings.createBooleanBinding(
                () -> !repeated.get().isEmpty() && !passphrase.get().equals(repeated.get()), passphrase, repeated);
    }

    /** Whether it can be used: long enough, and the same twice. */
    public ObservableValue<Boolean> valid() {
        return Bindings.createBooleanBinding(this::isValid, passphrase, repeated);
    }

    /** Whether it can be used now. */
    public boolean isValid() {
        boolean longEnough = PassphraseStrength.of(passphrase.get()).compareTo(PassphraseStrength.TOO_SHORT) > 0;
        return longEnough && passphrase.get().equals(repeated.get());
    }

    /** The passphrase; to be asked for only when it is valid. */
    public Secret secret() {
        return Secret.of(passphrase.get());
    }
}
