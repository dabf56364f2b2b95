package io.topiary.ui.app;

import io.topiary.core.history.RecordingCounts;
import io.topiary.core.history.RecordingLine;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.app.Banner.Kind;
import io.topiary.ui.app.Offer.Verb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What there is to tell about the recording of a session. FX thread. */
final class RecordingBanners {

    private final Session session;
    private final Messages messages;
    private final RecordingWords words;
    private @Nullable Text why;
    private @Nullable Path setAside;
    private long obstacles;
    private long damages;

    RecordingBanners(Session session, Messages messages) {
        this.session = session;
        this.messages = messages;
        this.words = new RecordingWords(session, messages);
    }

    /** The banners now. */
    List<Banner> now() {
        List<Banner> banners = new ArrayList<>();
        Optional<Text> obstacle = words.why();
        if (obstacle.isPresent() && !obstacle.get().equals(why)) {
            obstacles++;
        }
        why = obstacle.orElse(null);
        Optional<Path> damaged =
                session.recording().flatMap(line -> line.recorder().damaged());
        if (damaged.isPresent() && !damaged.get().equals(setAside)) {
            setAside = damaged.get();
            damages++;
        }
        obstacle.ifPresent(text -> banners.add(Banner.of(
                Kind.NOT_RECORDING, messages.get("app.banner.notRecording"), messages.get(text), Verb.DISMISS)));
        damaged.ifPresent(path -> banners.add(Banner.of(
                Kind.RECORDING_DAMAGED,
                messages.get("app.banner.recordingDamaged"),
                messages.get("app.banner.recordingDamaged.text", path.toString()),
                Verb.DISMISS)));
        long shed = shed();
        if (shed > 0 && obstacle.isEmpty()) {
            banners.add(Banner.of(
                    Kind.SHED,
                    messages.get("app.banner.shed", shed),
                    messages.get("app.banner.shed.text"),
                    Verb.DISMISS));
        }
        return banners;
    }

    /** How much of {@code kind} there is: after a banner of it was dismissed it comes again when that grows. */
    long amount(Kind kind) {
        return switch (kind) {
            case NOT_RECORDING -> obstacles;
            case RECORDING_DAMAGED -> damages;
            case SHED -> shed();
            default -> throw new IllegalArgumentException("not about a recording: " + kind);
        };
    }

    private long shed() {
        return session.recording()
                .map(RecordingLine::counts)
                .map(RecordingCounts::shed)
                .orElse(0L);
    }
}
