package io.topiary.core.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttUtf8String;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientConfig;
import com.hivemq.client.mqtt.mqtt5.auth.Mqtt5EnhancedAuthMechanism;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5Auth;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5AuthBuilder;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5EnhancedAuth;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5EnhancedAuthBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Logs in with SCRAM behind the client library's hook for enhanced authentication (MQTT 5, section 4.12): CONNECT and AUTH
 * carry the client's messages, AUTH and CONNACK the server's. One link's; used on its network thread.
 *
 * <p>It never fails towards the library, which would log that; it says no, and tells the reason by {@link #problem()}.
 */
final class ScramLogin implements Mqtt5EnhancedAuthMechanism {

    private final Login login;
    private final int timeoutSeconds;
    private ScramExchange exchange;
    private volatile @Nullable ScramException problem;

    /** @param timeoutSeconds longest wait for each message of the broker */
    ScramLogin(Login login, int timeoutSeconds) {
        this.login = login;
        this.timeoutSeconds = timeoutSeconds;
        this.exchange = new ScramExchange(login);
    }

    /** Why this side said no, or null. */
    @Nullable
    ScramException problem() {
        return problem;
    }

    @Override
    public MqttUtf8String getMethod() {
        return MqttUtf8String.of(login.method().label());
    }

    @Override
    public int getTimeout() {
        return timeoutSeconds;
    }

    @Override
    public CompletableFuture<Void> onAuth(
            Mqtt5ClientConfig config, Mqtt5Connect connect, Mqtt5EnhancedAuthBuilder builder) {
        builder.data(exchange.first());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> onReAuth(Mqtt5ClientConfig config, Mqtt5AuthBuilder builder) {
        exchange = new ScramExchange(login);
        builder.data(exchange.first());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Boolean> onContinue(Mqtt5ClientConfig config, Mqtt5Auth auth, Mqtt5AuthBuilder builder) {
        return answer(() -> builder.data(exchange.proof(data(Optional.of(auth)))));
    }

    @Override
    public CompletableFuture<Boolean> onAuthSuccess(Mqtt5ClientConfig config, Mqtt5ConnAck connAck) {
        return answer(() -> exchange.verify(data(connAck.getEnhancedAuth())));
    }

    @Override
    public CompletableFuture<Boolean> onReAuthSuccess(Mqtt5ClientConfig config, Mqtt5Auth auth) {
        return answer(() -> exchange.verify(data(Optional.of(auth))));
    }

    @Override
    public void onAuthRejected(Mqtt5ClientConfig config, Mqtt5ConnAck connAck) {
        // the code in CONNACK has words of its own
    }

    @Override
    public void onReAuthRejected(Mqtt5ClientConfig config, Mqtt5Disconnect disconnect) {
        // the code in DISCONNECT has words of its own
    }

    @Override
    public void onAuthError(Mqtt5ClientConfig config, Throwable cause) {
        // the end of the link has words of its own
    }

    @Override
    public void onReAuthError(Mqtt5ClientConfig config, Throwable cause) {
        // the end of the link has words of its own
    }

    /** A step that may find fault with what the broker sent. */
    @FunctionalInterface
    private interface Step {
        void run() throws ScramException;
    }

    private CompletableFuture<Boolean> answer(Step step) {
        try {
            step.run();
            return CompletableFuture.completedFuture(true);
        } catch (ScramException e) {
            problem = e;
            return CompletableFuture.completedFuture(false);
        }
    }

    private static byte[] data(Optional<? extends Mqtt5EnhancedAuth> auth) {
        ByteBuffer data = auth.flatMap(Mqtt5EnhancedAuth::getData).orElse(ByteBuffer.allocate(0));
        byte[] bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        return bytes;
    }
}
