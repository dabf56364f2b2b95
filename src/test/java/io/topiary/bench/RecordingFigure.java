package io.topiary.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** F2: the flood of F1 with the recorder on, beside a bare client, and one with a batch writer of the same schema. */
final class RecordingFigure implements Bench.Figure {

    private static final long SETTLING_SECONDS = 60;

    @Override
    public String name() {
        return "F2";
    }

    @Override
    public void measure(Parties parties, Report report) throws Exception {
        String figure = "F2 flood, 1,000 topics, 100 bytes, recorder on";
        Load load = BurstFigure.flood(parties.options());
        Series bare = report.series(figure, "bare HiveMQ client", "msg/s");
        Series bareWriter = report.series(figure, "bare client with a batch writer, received", "msg/s");
        Series bareRecorded = report.series(figure, "bare batch writer, recorded", "messages");
        Series bareBytes = report.series(figure, "bare batch writer, on disk", "bytes a message");
        Series topiary = report.series(figure, "Topiary, in the model", "msg/s");
        Series ratio = report.series(figure, "Topiary / bare client", "");
        Series recorded = report.series(figure, "Topiary, recorded", "messages");
        Series shed = report.series(figure, "Topiary, shed", "messages");
        Series toWriter = report.series(figure, "Topiary / bare batch writer, recorded", "");
        Series bytes = report.series(figure, "Topiary, on disk", "bytes a message");
        Series overRaw = report.series(figure, "Topiary, on disk / payload and topic", "");
        Series latency = report.series(figure, "FX latency p99 after the first second", "ms");
        for (int run = 1; run <= parties.options().runs(); run++) {
            double bareRate = parties.bareRate(load);
            bare.add(bareRate);
            Parties.Recorded control = parties.bareRecorder(load);
            bareWriter.add(control.rate());
            bareRecorded.add((double) control.messages());
            bareBytes.add((double) control.bytes() / control.messages());
            try (Child server = parties.heldServer(load)) {
                long gate = server.await("GATE", 60);
                try (TopiaryProcess app = parties.recordingTopiary((int) server.await("PORT", 60))) {
                    TimeUnit.SECONDS.sleep(1);
                    long start = parties.play(server, gate);
                    TopiaryProcess.Books books =
                            app.awaitAll(load.messages(), 300, start + TimeUnit.SECONDS.toNanos(1));
                    double rate = load.perSecond(start, books.nanos());
                    topiary.add(rate);
                    ratio.add(rate / bareRate);
                    latency.add(app.ui("FxLatencyP99Millis"));
                    TopiaryProcess.Books last = settled(app);
                    report.check(figure, run, load, last);
                    recorded.add((double) last.recorded());
                    shed.add((double) last.shed());
                    toWriter.add((double) last.recorded() / control.messages());
                    double each = (double) app.recordingBytes() / last.recorded();
                    bytes.add(each);
                    overRaw.add(each * load.topics() / load.contentBytes());
                }
            }
            System.out.printf("%s run %d: %s, recorded %s%n", figure, run, topiary.row(), recorded.row());
        }
    }

    /** The books once nothing is on its way into the recording. */
    private static TopiaryProcess.Books settled(TopiaryProcess app) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLING_SECONDS);
        TopiaryProcess.Books books = app.books();
        while (books.recorderDepth() > 0) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("the recorder does not come to an end: " + books);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            books = app.books();
        }
        return books;
    }
}
