package io.topiary.ui.connect.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Secret;
import io.topiary.core.secrets.FileState;
import io.topiary.core.secrets.Opened;
import io.topiary.core.secrets.SecretProblem;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassphraseViewModelTest {

    private final List<Secret> tried = new ArrayList<>();
    private CompletableFuture<Opened> answer = new CompletableFuture<>();

    private PassphraseViewModel model(boolean fresh) {
        return new PassphraseViewModel(
                fresh,
                passphrase -> {
                    tried.add(passphrase);
                    return answer;
                },
                Runnable::run);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "'', NONE",
        "short, TOO_SHORT",
        "password, WEAK",
        "12345678901234567890, WEAK",
        "aaaaaaaaaaaaaaaaaaaaaaaa, WEAK",
        "horse battery 7, WEAK",
        "horse battery staple 7, FAIR",
        "correct horse battery staple, STRONG",
        "x9$Lq2!vB7#tR4, STRONG"
    })
    void strength_isGuessedByLengthAndVariety(String passphrase, PassphraseStrength strength) {
        assertThat(PassphraseStrength.of(passphrase)).isEqualTo(strength);
    }

    @Test
    void newPassphrase_mustBeLongEnoughAndTheSameTwice() {
        PassphraseViewModel model = model(true);
        model.passphraseProperty().set("correct horse");
        assertThat(model.ready().getValue()).isFalse();
        model.typed().repeatedProperty().set("correct house");
        assertThat(model.typed().differs().getValue()).isTrue();
        assertThat(model.ready().getValue()).isFalse();
        model.typed().repeatedProperty().set("correct horse");
        assertThat(model.ready().getValue()).isTrue();
        model.passphraseProperty().set("short");
        model.typed().repeatedProperty().set("short");
        assertThat(model.ready().getValue()).isFalse();
    }

    @Test
    void oldPassphrase_mayBeShort() {
        PassphraseViewModel model = model(false);
        model.passphraseProperty().set("x");
        assertThat(model.ready().getValue()).isTrue();
    }

    @Test
    void wrongPassphrase_isTold_andTypedAgain() {
        PassphraseViewModel model = model(false);
        model.passphraseProperty().set("wrong");
        model.submit();
        assertThat(model.busyProperty().get()).isTrue();
        assertThat(model.ready().getValue()).isFalse();
        answer.complete(new Opened(FileState.LOCKED, SecretProblem.WRONG_PASSPHRASE, Text.of("secrets.file.wrong")));
        assertThat(model.problemProperty().get()).isEqualTo(Text.of("secrets.file.wrong"));
        assertThat(model.doneProperty().get()).isFalse();
        model.passphraseProperty().set("right");
        assertThat(model.problemProperty().get()).isNull();
        answer = CompletableFuture.completedFuture(new Opened(FileState.UNLOCKED, null, null));
        model.submit();
        assertThat(model.doneProperty().get()).isTrue();
        assertThat(tried).containsExactly(Secret.of("wrong"), Secret.of("right"));
    }

    @Test
    void mistakeOfTopiary_isTold() {
        PassphraseViewModel model = model(false);
        model.passphraseProperty().set("x");
        answer.completeExceptionally(new IllegalStateException("broken"));
        model.submit();
        assertThat(model.problemProperty().get()).isEqualTo(Text.of("connect.passphrase.failed"));
        assertThat(model.busyProperty().get()).isFalse();
    }
}
