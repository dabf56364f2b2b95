package io.topiary.core.mqtt;

import io.topiary.core.message.Secret;
import org.jspecify.annotations.Nullable;

/** What keeps options from being tried at all: the rules of MQTT for a login. Stateless. */
final class Objections {

    /** MQTT 5, section 1.5.6: binary data carries its length in two bytes. */
    private static final int LONGEST_PASSWORD = 65_535;

    private final ConnectOptions options;
    private final FailureWords words;

    Objections(ConnectOptions options, FailureWords words) {
        this.options = options;
        this.words = words;
    }

    /** The first objection, or null. */
    @Nullable
    Failure first() {
        Login login = options.login();
        return login.method() == Login.Method.PLAIN ? plain(login) : scram(login);
    }

    private @Nullable Failure plain(Login login) {
        Secret password = login.password();
        if (password == null) {
            return null;
        }
        // MQTT 3.1.1, section 3.1.2.9: no password flag without a user name flag
        if (words.version() == ProtocolVersion.V3_1_1 && login.user() == null) {
            return words.local("passwordWithoutUser");
        }
        int bytes = password.utf8().length;
        return bytes > LONGEST_PASSWORD ? words.local("passwordTooLong", String.valueOf(bytes)) : null;
    }

    private @Nullable Failure scram(Login login) {
        String method = login.method().label();
        if (words.version() == ProtocolVersion.V3_1_1) {
            return words.local("scramNeeds5", method);
        }
        String user = login.user();
        Secret password = login.password();
        boolean complete = user != null && !user.isEmpty() && password != null && !password.equals(Secret.of(""));
        return complete ? null : words.local("scramNeedsLogin", method);
    }
}
