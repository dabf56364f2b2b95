package io.topiary.ui.connect.secrets;

import io.topiary.core.message.Secret;
import io.topiary.core.secrets.Opened;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.Dialogs;
import io.topiary.ui.kit.Dialogs.Choice;
import io.topiary.ui.kit.FormDialog;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks about passwords in windows of their own. FX thread. */
public final class PasswordWindows implements PasswordDialogs, PlainTextQuestion {

    private final Appearance appearance;
    private final Dialogs dialogs;
    private final Window owner;
    private final Messages messages;
    private final Executor fx;

    /**
     * Windows over {@code owner}.
     *
     * @param fx runs on the FX thread
     */
    public PasswordWindows(Appearance appearance, Dialogs dialogs, Window owner, Messages messages, Executor fx) {
        this.appearance = appearance;
        this.dialogs = dialogs;
        this.owner = owner;
        this.messages = messages;
        this.fx = fx;
    }

    @Override
    public boolean unlock(
            Function<Secret, CompletableFuture<Opened>> unlock, Function<Secret, CompletableFuture<Opened>> startOver) {
        return passphrase(new PassphraseViewModel(false, unlock, fx), startOver);
    }

    @Override
    public boolean create(Function<Secret, CompletableFuture<Opened>> create) {
        return passphrase(new PassphraseViewModel(true, create, fx), null);
    }

    private boolean passphrase(
            PassphraseViewModel model, @Nullable Function<Secret, CompletableFuture<Opened>> startOver) {
        PassphraseView view = new PassphraseView(model, messages);
        FormDialog dialog = new FormDialog(
                appearance,
                owner,
                messages.get(model.fresh() ? "connect.passphrase.new" : "connect.passphrase.unlock"),
                view);
        SimpleBooleanProperty overAgain = new SimpleBooleanProperty();
        if (startOver != null) {
            dialog.aside("passphraseForgotten", messages.get("connect.passphrase.forgotten"), () -> {
                if (reallyOver()) {
                    overAgain.set(true);
                    dialog.close();
                }
            });
        }
        dialog.verb(
                "passphraseOk",
                Bindings.when(model.busyProperty())
                        .then(messages.get("connect.passphrase.working"))
                        .otherwise(messages.get(
                                model.fresh() ? "connect.passphrase.new.verb" : "connect.passphrase.unlock.verb")),
                model.ready(),
                model::submit);
        dialog.cancel(messages.get("app.cancel"));
        model.doneProperty().addListener((property, before, now) -> dialog.close());
        dialog.showAndWait(view::focusStart);
        if (overAgain.get() && startOver != null) {
            return create(startOver);
        }
        return model.doneProperty().get();
    }

    private boolean reallyOver() {
        Choice over = new Choice(messages.get("connect.passphrase.over.verb"), ButtonData.OTHER);
        Choice cancel = safeChoice();
        return dialogs.ask(
                        owner,
                        messages.get("connect.passphrase.over"),
                        messages.get("connect.passphrase.over.text"),
                        over,
                        cancel)
                .filter(over::equals)
                .isPresent();
    }

    @Override
    public Optional<PasswordQuestion.Answer> passwords(PasswordQuestion question) {
        PasswordsView view = new PasswordsView(question, messages);
        FormDialog dialog =
                new FormDialog(appearance, owner, messages.get("connect.ask.title", question.profile()), view);
        AtomicReference<PasswordQuestion.@Nullable Answer> answer = new AtomicReference<>();
        dialog.verb("askOk", messages.get("connect.connect"), new SimpleBooleanProperty(true), () -> {
            answer.set(view.answer());
            dialog.close();
        });
        dialog.cancel(messages.get("app.cancel"));
        dialog.showAndWait(view::focusStart);
        return Optional.ofNullable(answer.get());
    }

    @Override
    public boolean allowed() {
        Choice yes = new Choice(messages.get("connect.plain.verb"), ButtonData.OTHER);
        Choice no = safeChoice();
        return dialogs.ask(owner, messages.get("connect.plain.title"), messages.get("connect.plain.text"), yes, no)
                .filter(yes::equals)
                .isPresent();
    }

    /** What Enter does where the other choice can't be taken back. */
    private Choice safeChoice() {
        return new Choice(messages.get("app.cancel"), ButtonData.OK_DONE);
    }
}
