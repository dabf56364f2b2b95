package io.topiary.core.mqtt;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5AuthException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words for what goes wrong in enhanced authentication (MQTT 5, section 4.12) without a code of the broker. */
final class LoginWords {

    private final ConnectOptions options;
    private final FailureWords words;

    LoginWords(ConnectOptions options, FailureWords words) {
        this.options = options;
        this.words = words;
    }

    /** The failure, or null if the chain is about something else. */
    @Nullable
    Failure of(CauseChain chain) {
        ScramException scram = chain.find(ScramException.class).orElse(null);
        if (scram != null) {
            String detail = scram.getMessage() == null ? "" : scram.getMessage();
            return failure(scram.problem().key(), scram.problem().policy(), List.of(), chain, method(), detail);
        }
        Mqtt5AuthException asked = chain.find(Mqtt5AuthException.class).orElse(null);
        if (asked != null) {
            String method = asked.getMqttMessage().getMethod().toString();
            return failure(
                    "authUnasked", RetryPolicy.STOP, remedies(method), chain, BrokerText.escape(method), method());
        }
        boolean unproven = chain.has(Mqtt5ConnAckException.class) && chain.says("auth method in connack");
        return unproven ? failure("authIgnored", RetryPolicy.STOP, List.of(), chain, method()) : null;
    }

    /** A login that the broker asks for can be offered if it is one that we have, and there is something to prove. */
    private List<Remedy> remedies(String asked) {
        Login login = options.login();
        if (login.user() == null || login.password() == null) {
            return List.of();
        }
        return Arrays.stream(Login.Method.values())
                .filter(method -> method != login.method() && method.label().equals(asked))
                .<Remedy>map(Remedy.UseLoginMethod::new)
                .toList();
    }

    private Failure failure(String key, RetryPolicy policy, List<Remedy> remedies, CauseChain chain, Object... more) {
        return new Failure.Protocol(words.explain(key, policy, null, remedies, more), chain.detail());
    }

    private String method() {
        return options.login().method().label();
    }
}
