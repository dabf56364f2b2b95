package io.topiary.ui.connect.secrets;

import io.topiary.core.message.Secret;
import io.topiary.core.secrets.FileState;
import io.topiary.core.secrets.Opened;
import io.topiary.core.text.Text;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The passphrase of the encrypted file: typed for the first time, twice, or to open the file. FX thread. */
final class PassphraseViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(PassphraseViewModel.class);

    private final boolean fresh;
    private final Function<Secret, CompletableFuture<Opened>> work;
    private final Executor fx;
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Text> problem = new ReadOnlyObjectWrapper<>();

    /**
     * Nothing typed yet.
     *
     * @param fresh whether it is a new passphrase
     * @param work sets the passphrase, or opens the file with it
     * @param fx runs on the FX thread
     */
    PassphraseViewModel(boolean fresh, Function<Secret, CompletableFuture<Opened>> work, Executor fx) {
        this.fresh = fresh;
        this.work = work;
        this.fx = fx;
        passphrase.addListener((property, before, after) -> problem.set(null));
    }

    boolean fresh() {
        return fresh;
    }

    StringProperty passphraseProperty() {
        return passphrase;
    }

    /** The same again, for a new one. */
    StringProperty repeatedProperty() {
        return repeated;
    }

    /** Whether the file is being worked on. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether the file is open. */
    ReadOnlyBooleanProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** Why the file is not open, or null. */
    ReadOnlyObjectProperty<@Nullable Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How hard it is to guess. */
    ObservableValue<PassphraseStrength> strength() {
        return passphrase.map(PassphraseStrength::of);
    }

    /** Whether the second one is there, and another than the first. */
    ObservableValue<Boolean> differs() {
        return Bindings.createBooleanBinding(
                () -> fresh
                        && !repeated.get().isEmpty()
                        && !passphrase.get().equals(repeated.get()),
                passphrase,
                repeated);
    }

    /** Whether it can be tried as it is. */
    ObservableValue<Boolean> ready() {
        return Bindings.createBooleanBinding(this::isReady, passphrase, repeated, busy);
    }

    private boolean isReady() {
        if (busy.get() || passphrase.get().isEmpty()) {
            return false;
        }
        boolean longEnough = PassphraseStrength.of(passphrase.get()) != PassphraseStrength.TOO_SHORT;
        return !fresh || (longEnough && passphrase.get().equals(repeated.get()));
    }

    /** Tries it. */
    void submit() {
        if (!isReady()) {
            return;
        }
        busy.set(true);
        var _ = work.apply(Secret.of(passphrase.get()))
                .whenComplete((opened, failure) -> fx.execute(() -> finished(opened, failure)));
    }

    private void finished(@Nullable Opened opened, @Nullable Throwable failure) {
        busy.set(false);
        if (opened == null) {
            LOG.error("the passphrase could not be tried", failure);
            problem.set(Text.of("connect.passphrase.failed"));
        } else if (opened.file() == FileState.UNLOCKED) {
            done.set(true);
        } else {
            problem.set(opened.notice());
        }
    }
}
