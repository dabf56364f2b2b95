package io.topiary.bench;

import io.topiary.core.session.Playback;
import io.topiary.core.session.RecordedSession;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Goes through a recording as the window does, one instant after the other in one process: {@code FILE TOPIC MESSAGE…}.
 * Prints for each {@code INSTANT nanos} until tree and log of then are shown, {@code TOPICS} and {@code MESSAGES} in the
 * tree, and {@code STEP nanos} to the change of {@code TOPIC} before it.
 */
final class TimeProbe {

    private static final long PATIENCE_SECONDS = 60;

    private TimeProbe() {}

    public static void main(String[] args) throws Exception {
        try (RecordedSession recorded = RecordedSession.file(Path.of(args[0]))) {
            Playback playback = recorded.playback();
            for (int i = 2; i < args.length; i++) {
                go(recorded, playback, Long.parseLong(args[i]));
                long start = System.nanoTime();
                playback.step(args[1], false).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                System.out.println("STEP " + (System.nanoTime() - start));
            }
        }
        System.exit(0);
    }

    private static void go(RecordedSession recorded, Playback playback, long message) throws InterruptedException {
        CountDownLatch shown = new CountDownLatch(1);
        Runnable unheard = playback.onChange(state -> {
            if (state.shown() && state.message() == message + 1) {
                shown.countDown();
            }
        });
        long start = System.nanoTime();
        playback.seekMessage(message);
        if (!shown.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("message " + message + " is not reached");
        }
        System.out.println("INSTANT " + (System.nanoTime() - start));
        unheard.run();
        System.out.println("TOPICS " + recorded.session().books().topics());
        System.out.println("MESSAGES " + recorded.session().books().inTree());
    }
}
