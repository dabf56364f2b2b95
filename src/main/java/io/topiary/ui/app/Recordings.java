package io.topiary.ui.app;

import io.topiary.core.history.Recorders;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingFolder;
import io.topiary.core.history.RecordingLine;
import io.topiary.core.history.RecordingOptions;
import io.topiary.core.history.TemporaryRecording;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has each session recorded as its profile says, also when that changes: a profile's into the file named after its id, one
 * without a profile into a file named after host and port, the demo into a temporary one. FX thread.
 */
final class Recordings implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);
    private static final RecordingBudget DEMO = new RecordingBudget(256L << 20, null);

    private final RecordingFolder folder;
    private final Recorders recorders;
    private final ProfileStore profiles;
    private final Map<Session, Path> files = new HashMap<>();
    private final Runnable ending;

    /**
     * Nothing is recorded yet.
     *
     * @param folder where the recordings are
     * @param recorders write them
     * @param profiles say what is recorded
     */
    Recordings(RecordingFolder folder, Recorders recorders, ProfileStore profiles, Executor fx) {
        this.folder = folder;
        this.recorders = recorders;
        this.profiles = profiles;
        this.ending = profiles.onChange(() -> fx.execute(this::follow));
    }

    /** Records {@code session} from now on, if it is to be recorded. @return is to be run when it has been closed */
    Runnable record(Session session, boolean demo) {
        if (demo) {
            recordDemo(session);
        } else {
            files.put(session, fileOf(session));
            follow(session);
        }
        return () -> files.remove(session);
    }

    /** Where {@code session} is recorded to, or was or will be when that is switched on; empty if that is nowhere. */
    Optional<Path> file(Session session) {
        return Optional.ofNullable(files.get(session));
    }

    @Override
    public void close() {
        ending.run();
    }

    private void recordDemo(Session session) {
        try {
            Path file = TemporaryRecording.place();
            files.put(session, file);
            session.tape().start(recorders.openTemporary(file, DEMO));
        } catch (IOException e) {
            LOG.warn("the demo can't be recorded", e);
        }
    }

    private void follow() {
        files.keySet().stream()
                .filter(session -> session.identity().profileId() != null)
                .forEach(this::follow);
    }

    private void follow(Session session) {
        RecordingOptions wanted = options(session);
        Optional<RecordingLine> line = session.recording();
        if (!wanted.on()) {
            session.tape().stop();
        } else if (line.isPresent()) {
            line.get().recorder().setBudget(wanted.budget());
        } else {
            session.tape().start(recorders.open(files.getOrDefault(session, fileOf(session)), wanted.budget()));
        }
    }

    private RecordingOptions options(Session session) {
        String id = session.identity().profileId();
        return id == null
                ? RecordingOptions.DEFAULT
                : profiles.byId(id).map(ConnectionProfile::recording).orElse(RecordingOptions.DEFAULT);
    }

    private Path fileOf(Session session) {
        String id = session.identity().profileId();
        BrokerAddress address = session.options().address();
        return id == null ? folder.ofBroker(address.host(), address.port()) : folder.ofProfile(id);
    }
}
