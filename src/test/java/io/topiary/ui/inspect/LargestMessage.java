package io.topiary.ui.inspect;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.HiveMqConnectionFactory;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.session.SessionLimits;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.ManualPulse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A session and its inspector in a JVM of their own, for one message that may be too large for it: says what a person
 * sees of it, and whether the session works afterwards.
 */
final class LargestMessage {

    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);

    private LargestMessage() {}

    /** The arguments are the port of the broker and the version of MQTT, {@code 5} or {@code 3.1.1}. */
    public static void main(String[] arguments) throws InterruptedException {
        ConnectOptions options = ConnectOptions.of(
                        new BrokerAddress(Scheme.MQTT, "127.0.0.1", Integer.parseInt(arguments[0]), ""))
                .withLogin(Login.of("largest", null, null))
                .withProtocol("5".equals(arguments[1]) ? ProtocolChoice.V5 : ProtocolChoice.V3_1_1)
                .withSubscriptions(List.of(Subscription.of(TopicFilter.of("#"), Qos.AT_MOST_ONCE)));
        try (Session session = new Session(
                SessionIdentity.of("largest"),
                options,
                SessionLimits.forKeepAlive(60),
                new HiveMqConnectionFactory())) {
            session.connection().connect();
            Awaitility.await().atMost(PATIENCE).until(() -> session.books().received() > 0 || failure(session) != null);
            say(session.books().received() > 0 ? "shown: " + shown(session) : "not shown: " + words(session));
            if (session.connection().status().state() == ConnectionState.FAILED) {
                session.connection().connect();
            }
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() ->
                            session.model().read(now -> now.tree().row("after").isPresent()));
            say("afterwards: " + session.connection().status().state());
        }
    }

    private static @Nullable Failure failure(Session session) {
        return session.connection().status().failure();
    }

    private static String words(Session session) {
        Failure failure = Objects.requireNonNull(failure(session));
        return ENGLISH.get(failure.what()) + " " + ENGLISH.get(failure.why()) + " " + ENGLISH.get(failure.remedy());
    }

    private static String shown(Session session) throws InterruptedException {
        LinkedBlockingQueue<Runnable> fxTasks = new LinkedBlockingQueue<>();
        try (Workers workers = new Workers(1)) {
            InspectorViewModel model =
                    new InspectorViewModel(session, new ManualPulse(), workers, fxTasks::add, ENGLISH);
            Awaitility.await().until(() -> session.books().intakeDepth() == 0);
            model.showTopic("x");
            Runnable task = fxTasks.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            Objects.requireNonNull(task).run();
            Presentation presentation = model.payload().presentationProperty().get();
            int bytes = Objects.requireNonNull(model.messageProperty().get()).payload().length;
            model.close();
            return bytes + " bytes, "
                    + presentation.notices().stream()
                            .map(notice -> ENGLISH.get(notice.text()))
                            .toList();
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
