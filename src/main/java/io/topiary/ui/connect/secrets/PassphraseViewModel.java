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
    private final NewPassphraseViewModel typed = new NewPassphraseViewModel();
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
        passphraseProperty().addListener((property, before, after) -> problem.set(null));
    }

    boolean fresh() {
        return fresh;
    }

    /** What is typed; only a new one twice. */
    NewPassphraseViewModel typed() {
        return typed;
    }

    StringProperty passphraseProperty() {
        return typed.passphraseProperty();
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

    /** Whether it can be tried as it is. */
    ObservableValue<Boolean> ready() {
        return Bindings.createBooleanBinding(this::isReady, passphraseProperty(), typed.repeatedProperty(), busy);
    }

    private boolean isReady() {
        return !busy.get()
                && (fresh ? typed.isValid() : !passphraseProperty().get().isEmpty());
    }

    /** Tries it. */
    void submit() {
        if (!isReady()) {
            return;
        }
        busy.set(true);
        var _ = work.apply(typed.secret())
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
