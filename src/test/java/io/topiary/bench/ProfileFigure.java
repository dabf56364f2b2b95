package io.topiary.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Where the time goes at the limit: a flight recording of one more run of F1 and of F4. */
final class ProfileFigure implements Bench.Figure {

    @Override
    public String name() {
        return "PROFILE";
    }

    @Override
    public void measure(Parties parties, Report report) throws Exception {
        BenchOptions options = parties.options();
        profile("F1 flood", BurstFigure.flood(options), parties, report);
        profile("F4 1,000,000 retained topics", BurstFigure.retained(options, 1_000_000), parties, report);
    }

    private void profile(String figure, Load load, Parties parties, Report report) throws Exception {
        Path recording = parties.options()
                .output()
                .resolve(figure.substring(0, 2) + ".jfr")
                .toAbsolutePath();
        Files.deleteIfExists(recording);
        Instant begin;
        Instant end;
        try (Child server = parties.heldServer(load)) {
            long gate = server.await("GATE", 60);
            try (TopiaryProcess app = parties.topiary((int) server.await("PORT", 60))) {
                app.diagnose("jfrStart", "name=bench", "settings=profile");
                begin = at(parties.play(server, gate));
                TopiaryProcess.Books books = app.awaitAll(load.messages(), 300);
                end = at(books.nanos());
                app.diagnose("jfrStop", "name=bench", "filename=" + recording);
                report.check("profile of " + figure, 1, load, books);
            }
        }
        report.section("Profile of " + figure, Profile.of(recording, begin, end).markdown());
        System.out.println("profile of " + figure + " done");
    }

    /** The moment of {@code nanos} on the clock of {@link System#nanoTime()}. */
    private static Instant at(long nanos) {
        return Instant.now().minusNanos(System.nanoTime() - nanos);
    }
}
