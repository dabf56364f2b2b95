package io.topiary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.replay.Lateness;
import io.topiary.core.replay.ReplayForecast;
import io.topiary.core.replay.ReplayReason;
import io.topiary.core.replay.ReplayResult;
import io.topiary.core.replay.ReplayTally;
import io.topiary.core.replay.ReplayWords;
import io.topiary.core.text.Messages;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How {@code replay} tells; texts end with a line feed. */
sealed interface ReplayFormat {

    /** What came of it. */
    String result(ReplayResult result);

    /** What would come of it. */
    String forecast(ReplayForecast forecast);

    /** For people. */
    record Lines(Messages messages) implements ReplayFormat {

        private static final String INDENT = "  ";

        @Override
        public String result(ReplayResult result) {
            ReplayWords words = new ReplayWords(messages);
            List<String> lines = new ArrayList<>();
            lines.add(words.ending(result));
            lines.add(words.tally(result.tally()));
            words.reasons(result.tally()).forEach(reason -> lines.add(INDENT + reason));
            lines.add(words.lateness(result.lateness()));
            lines.add(words.losses(result));
            return text(lines);
        }

        @Override
        public String forecast(ReplayForecast forecast) {
            ReplayWords words = new ReplayWords(messages);
            List<String> lines = new ArrayList<>(words.forecast(forecast));
            words.examples(forecast).forEach(example -> lines.add(INDENT + example));
            return text(lines);
        }

        private static String text(List<String> lines) {
            StringBuilder text = new StringBuilder();
            lines.stream()
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> text.append(Console.escaped(line)).append('\n'));
            return text.toString();
        }
    }

    /** One JSON object. */
    record Json(Messages messages) implements ReplayFormat {

        private static final double NANOS_OF_SECOND = 1e9;
        private static final double NANOS_OF_MICRO = 1e3;

        @Override
        public String result(ReplayResult result) {
            ReplayTally tally = result.tally();
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("ending", result.ending().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            root.put("read", tally.read());
            root.put("leftOut", tally.leftOut());
            root.set("unpublishable", reasons(tally.unpublishable()));
            root.put("sent", tally.sent());
            root.put("acknowledged", tally.acknowledged());
            root.set("refused", reasons(tally.refused()));
            root.put("unknown", tally.unknown());
            root.put("unsent", tally.unsent());
            root.put("bytes", tally.bytes());
            root.put("rounds", result.rounds());
            root.put("losses", result.losses());
            root.put("seconds", result.nanos() / NANOS_OF_SECOND);
            Lateness.Figures late = result.lateness();
            if (late.count() > 0) {
                ObjectNode node = root.putObject("lateness");
                node.put("count", late.count());
                node.put("p50Micros", late.p50Nanos() / NANOS_OF_MICRO);
                node.put("p99Micros", late.p99Nanos() / NANOS_OF_MICRO);
                node.put("maxMicros", late.maxNanos() / NANOS_OF_MICRO);
            }
            return root + "\n";
        }

        @Override
        public String forecast(ReplayForecast forecast) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("read", forecast.read());
            root.put("leftOut", forecast.leftOut());
            root.set("unpublishable", reasons(forecast.unpublishable()));
            root.put("publishable", forecast.publishable());
            root.put("retained", forecast.retained());
            root.put("bytes", forecast.bytes());
            root.put("topics", forecast.topics());
            root.put("unchanged", forecast.unchanged());
            if (forecast.publishable() > 0) {
                root.put("first", time(forecast.firstMicros()));
                root.put("last", time(forecast.lastMicros()));
                root.put("seconds", forecast.nanos() / NANOS_OF_SECOND);
            }
            ArrayNode examples = root.putArray("examples");
            forecast.examples()
                    .forEach(example -> examples.addObject()
                            .put("recorded", example.recorded())
                            .put("published", example.published()));
            return root + "\n";
        }

        private ArrayNode reasons(List<ReplayReason> reasons) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            reasons.forEach(reason -> array.addObject()
                    .put("count", reason.count())
                    .put("reason", messages.get(reason.words()))
                    .put("example", reason.example()));
            return array;
        }

        private static String time(long micros) {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
        }
    }
}
