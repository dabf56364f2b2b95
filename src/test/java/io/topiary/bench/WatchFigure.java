package io.topiary.bench;

/**
 * WATCH: what it costs to learn what payloads look like and to follow counters, under the flood of F1 with payloads of JSON.
 * A session without a window, watched and not watched, one after the other in each run.
 */
final class WatchFigure implements Bench.Figure {

    private static final String FIGURE = "Watching shapes and sequences, flood of JSON, 1,000 topics, no window";

    @Override
    public String name() {
        return "WATCH";
    }

    @Override
    public void measure(Parties parties, Report report) throws Exception {
        Load load = Load.json(parties.options().scaled(3_000_000, 20_000), 1_000);
        Series off = report.series(FIGURE, "not watched, in the model", "msg/s");
        Series on = report.series(FIGURE, "watched, in the model", "msg/s");
        Series ratio = report.series(FIGURE, "watched / not watched", "");
        Series looked = report.series(FIGURE, "messages that were looked into", "messages");
        Series counted = report.series(FIGURE, "messages whose counter was read, of 10 topics", "messages");
        for (int run = 1; run <= parties.options().runs(); run++) {
            // who comes second finds the machine in another state: they take turns
            double plain = run % 2 == 1 ? rate(load, false, run, parties, report) : 0;
            double watched = rate(load, true, run, parties, report);
            plain = run % 2 == 1 ? plain : rate(load, false, run, parties, report);
            off.add(plain);
            on.add(watched);
            ratio.add(watched / plain);
            System.out.printf("%s run %d: %s%n", FIGURE, run, ratio.row());
        }
        System.out.printf("%s%n%s%n", looked.row(), counted.row());
    }

    private static double rate(Load load, boolean watch, int run, Parties parties, Report report) throws Exception {
        try (Child server = parties.heldServer(load)) {
            long gate = server.await("GATE", 60);
            String port = Long.toString(server.await("PORT", 60));
            try (Child session =
                    parties.java(WatchedSession.class, port, Long.toString(load.messages()), Boolean.toString(watch))) {
                long start = parties.play(server, gate);
                double rate = load.perSecond(start, session.await("DONE", 300));
                if (session.await("MISSING", 60) != 0) {
                    report.fault("%s, run %d: messages are missing".formatted(FIGURE, run));
                }
                if (watch) {
                    report.series(FIGURE, "messages that were looked into", "messages")
                            .add((double) session.await("LOOKED", 60));
                    report.series(FIGURE, "messages whose counter was read, of 10 topics", "messages")
                            .add((double) session.await("COUNTED", 60));
                }
                return rate;
            }
        }
    }
}
