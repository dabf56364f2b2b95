package io.topiary.ui.app;

import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionFactory;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.SilentListener;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.ui.history.replay.ReplayChoices;
import io.topiary.ui.history.replay.ReplayFormViewModel;
import io.topiary.ui.history.replay.ReplayInput;
import io.topiary.ui.history.replay.ReplayTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all sessions share to replay recordings: what there is, where it can go, and what is under way. FX thread. */
final class ReplayDesk {

    private final ProfileStore profiles;
    private final ConnectionFactory connections;
    private final PasswordSource passwords;
    private final Consumer<ReplayFormViewModel> question;
    private final Messages messages;
    private final Set<String> busy = new HashSet<>();
    private Supplier<List<Session>> sessions = List::of;

    /** @param question asks the user, and waits */
    ReplayDesk(
            ProfileStore profiles,
            ConnectionFactory connections,
            PasswordSource passwords,
            Consumer<ReplayFormViewModel> question,
            Messages messages) {
        this.profiles = profiles;
        this.connections = connections;
        this.passwords = passwords;
        this.question = question;
        this.messages = messages;
    }

    /** Has {@code open} tell the sessions that are open. */
    void follow(Supplier<List<Session>> open) {
        sessions = open;
    }

    /**
     * What can be chosen from {@code here}.
     *
     * @param file the recording that {@code here} shows, null if it shows a broker
     */
    ReplayChoices choices(Session here, @Nullable Path file) {
        return new Choices(here, file);
    }

    /** Asks the user what {@code question} asks, and waits. */
    void ask(ReplayFormViewModel form) {
        question.accept(form);
    }

    /** Nothing else is replayed to {@code target} from now on; false if something is already. */
    boolean take(ReplayTarget target) {
        return busy.add(target.key());
    }

    /** Something else may be replayed to {@code target}. */
    void release(ReplayTarget target) {
        busy.remove(target.key());
    }

    /**
     * A connection of its own to {@code target} that is not started: the sessions there go on as they are.
     *
     * @return completes on the FX thread; empty if the user would rather not, or the profile is gone
     */
    CompletableFuture<Optional<Connection>> connect(ReplayTarget target) {
        Optional<Session> open = sessions.get().stream()
                .filter(session -> target(session).isSame(target))
                .findFirst();
        if (open.isPresent()) {
            return CompletableFuture.completedFuture(open.map(session -> session.companion(new SilentListener())));
        }
        return Optional.ofNullable(target.profileId())
                .flatMap(profiles::byId)
                .map(profile -> passwords
                        .fetch(profile)
                        .thenApply(options ->
                                options.map(complete -> connections.create(alone(complete), new SilentListener()))))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    private static ConnectOptions alone(ConnectOptions options) {
        ConnectOptions companion = options.companion(ProtocolVersion.V5).withProtocol(options.protocol());
        return companion.withSession(companion.session().withSending(SessionOptions.Sending.DEFAULT));
    }

    private static ReplayTarget target(Session session) {
        return new ReplayTarget(
                session.name(),
                session.options().address(),
                session.identity().profileId(),
                session.identity().protection(),
                session.recording().isPresent());
    }

    private final class Choices implements ReplayChoices {

        private final Session here;
        private final @Nullable Path file;

        Choices(Session here, @Nullable Path file) {
            this.here = here;
            this.file = file;
        }

        @Override
        public List<ReplayInput> inputs() {
            List<ReplayInput> inputs = new ArrayList<>();
            if (file != null) {
                inputs.add(input(file));
            }
            ordered()
                    .forEach(session -> session.recording()
                            .ifPresent(line ->
                                    inputs.add(input(session, line.recorder().file()))));
            return inputs;
        }

        @Override
        public List<ReplayTarget> targets() {
            List<ReplayTarget> targets =
                    new ArrayList<>(ordered().stream().map(ReplayDesk::target).toList());
            Set<String> open = new HashSet<>(targets.stream()
                    .map(ReplayTarget::profileId)
                    .filter(Objects::nonNull)
                    .toList());
            for (ConnectionProfile profile : profiles.profiles()) {
                if (!open.contains(profile.id())) {
                    targets.add(new ReplayTarget(
                            profile.name(), profile.options().address(), profile.id(), profile.protection(), false));
                }
            }
            return targets;
        }

        @Override
        public ReplayInput input(Path file) {
            return sessions.get().stream()
                    .filter(session -> session.recording()
                            .filter(line -> line.recorder().file().equals(file))
                            .isPresent())
                    .findFirst()
                    .map(session -> input(session, file))
                    .orElseGet(() -> new ReplayInput(file.toString(), file, brokerOf(file)));
        }

        @Override
        public boolean isBusy(ReplayTarget target) {
            return busy.contains(target.key());
        }

        /** The sessions with a broker, this one first. */
        private List<Session> ordered() {
            List<Session> all = new ArrayList<>(sessions.get());
            all.remove(here);
            all.addFirst(here);
            all.removeIf(session -> session.model().isPast());
            return all;
        }

        private ReplayInput input(Session session, Path file) {
            return new ReplayInput(
                    messages.get("replay.form.input.session", session.name()),
                    file,
                    session.options().address().hostAndPort());
        }

        /** A profile's recording is called as its id is. */
        private @Nullable String brokerOf(Path file) {
            String name = String.valueOf(file.getFileName());
            return profiles.profiles().stream()
                    .filter(profile -> name.equals(profile.id() + ".db"))
                    .findFirst()
                    .map(profile -> profile.options().address().hostAndPort())
                    .orElse(null);
        }
    }
}
