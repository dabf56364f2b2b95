package io.topiary.ui.connect.form;

import io.topiary.core.mqtt.Login;
import io.topiary.core.profile.ClientIds;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.text.Text;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** Who connects, and where the password stays. FX thread. */
public final class LoginForm extends FormSection {

    /** The length that every broker must accept (MQTT 5, section 3.1.3.1). */
    private static final int SAFE_LENGTH = 23;

    /** A template, see {@link ClientIds#expand}. */
    public final StringProperty clientId = text(Field.CLIENT_ID);

    public final StringProperty user = text(Field.USER, Field.PASSWORD, Field.LOGIN_METHOD);
    public final StringProperty password = text(Field.PASSWORD);
    public final ObjectProperty<SecretKeeping> keeping = choice(SecretKeeping.KEEP);
    public final ObjectProperty<Login.Method> method = choice(Login.Method.PLAIN, Field.LOGIN_METHOD, Field.USER);

    private final ObservableValue<String> example = clientId.map(ClientIds::expand);

    /** A client identifier as the template would make it. */
    public ObservableValue<String> clientIdExample() {
        return example;
    }

    /** Whether each broker must accept a client identifier of the template; others need not. */
    public ObservableValue<Boolean> clientIdIsSafe() {
        return example.map(id -> clientId.get().isEmpty()
                || (id.length() <= SAFE_LENGTH && id.chars().allMatch(LoginForm::isLetterOrDigit)));
    }

    void fill(Login login) {
        clientId.set(login.clientId());
        user.set(login.user() == null ? "" : login.user());
        method.set(login.method());
    }

    /** The login without its password. */
    Login read(Problems problems, boolean v3) {
        problems.string(Field.CLIENT_ID, clientId.get());
        problems.string(Field.USER, user.get());
        boolean nobody = user.get().isEmpty();
        if (method.get() != Login.Method.PLAIN) {
            if (v3) {
                problems.put(Field.LOGIN_METHOD, Text.of("connect.error.scramVersion"));
            } else if (nobody) {
                problems.put(Field.USER, Text.of("connect.error.scramUser"));
            }
        } else if (v3 && nobody && !password.get().isEmpty()) {
            problems.put(Field.PASSWORD, Text.of("connect.error.passwordAlone"));
        }
        return new Login(clientId.get(), nobody ? null : user.get(), null, method.get());
    }

    /** All but the password. */
    List<Object> storedValues() {
        return List.of(clientId.get(), user.get(), keeping.get(), method.get());
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
