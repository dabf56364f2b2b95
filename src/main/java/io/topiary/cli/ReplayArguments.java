package io.topiary.cli;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.message.Qos;
import io.topiary.core.replay.ReplayPace;
import io.topiary.core.replay.ReplayPlan;
import io.topiary.core.replay.ReplayRewriteException;
import io.topiary.core.replay.ReplaySelection;
import io.topiary.core.replay.ReplaySelection.Ways;
import io.topiary.core.replay.ReplayShape;
import io.topiary.core.replay.ReplayShape.Retain;
import io.topiary.core.replay.TopicRewrite;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what of a recording is replayed, and how. */
final class ReplayArguments {

    private static final double MICROS_OF_SECOND = 1e6;
    private static final long LONGEST_PAUSE_SECONDS = 100L * 365 * 24 * 3_600;

    @Option(names = "--speed", paramLabel = "FACTOR", descriptionKey = "cli.option.speed")
    String speed = "1";

    @Option(names = "--loop", paramLabel = "COUNT", descriptionKey = "cli.option.loop")
    String loop = "1";

    @Option(names = "--longest-pause", paramLabel = "SECONDS", descriptionKey = "cli.option.longestPause")
    @Nullable
    Double longestPause;

    @Option(names = "--stop-when-lost", descriptionKey = "cli.option.stopWhenLost")
    boolean stopWhenLost;

    @Option(
            names = "--filter",
            paramLabel = "QUERY",
            parameterConsumer = AnyText.class,
            descriptionKey = "cli.option.replayQuery")
    String query = "";

    @Option(names = "--since", paramLabel = "TIME", descriptionKey = "cli.option.since")
    @Nullable
    String since;

    @Option(names = "--until", paramLabel = "TIME", descriptionKey = "cli.option.until")
    @Nullable
    String until;

    @Option(names = "--direction", paramLabel = "WAY", descriptionKey = "cli.option.direction")
    String direction = "received";

    @Option(names = "--rewrite", paramLabel = "FROM=TO", descriptionKey = "cli.option.rewrite")
    @Nullable
    String rewrite;

    @Option(
            names = "--rewrite-regex",
            arity = "2",
            paramLabel = "REGEX REPLACEMENT",
            hideParamSyntax = true,
            descriptionKey = "cli.option.rewriteRegex")
    List<String> rewriteRegex = List.of();

    @Option(names = "--retain", paramLabel = "WHEN", descriptionKey = "cli.option.replayRetain")
    String retain = "recorded";

    @Option(
            names = {"-q", "--qos"},
            paramLabel = "QOS",
            descriptionKey = "cli.option.replayQos")
    @Nullable
    Integer qos;

    @Option(names = "--no-expiry", descriptionKey = "cli.option.noExpiry")
    boolean noExpiry;

    /**
     * What is to be done with {@code file}.
     *
     * @throws CliException if a value can't be used
     */
    ReplayPlan plan(Path file) {
        ReplaySelection selection = new ReplaySelection(
                query(),
                ways(),
                TimeOption.since(since, Instant.now(), ReplaySelection.ALWAYS),
                TimeOption.until(until, Instant.now(), ReplaySelection.FOREVER));
        Qos fixed = qos == null ? null : Numbers.qos("-q", qos);
        return new ReplayPlan(file, selection, new ReplayShape(rewriting(), retaining(), fixed, !noExpiry), pace());
    }

    private ReplayPace pace() {
        return new ReplayPace(speed(), rounds(), pause(), stopWhenLost);
    }

    private double speed() {
        if (speed.equals("max")) {
            return ReplayPace.UNPACED;
        }
        try {
            String factor = speed.endsWith("x") ? speed.substring(0, speed.length() - 1) : speed;
            double wanted = Double.parseDouble(factor);
            if (ReplayPace.isSpeed(wanted) && !Double.isInfinite(wanted)) {
                return wanted;
            }
        } catch (NumberFormatException e) {
            throw CliException.usage("cli.replay.speed", speed);
        }
        throw CliException.usage("cli.replay.speed", speed);
    }

    private long rounds() {
        if (loop.equals("forever")) {
            return ReplayPace.ENDLESS;
        }
        try {
            return Numbers.range("--loop", Long.parseLong(loop), 1, Long.MAX_VALUE);
        } catch (NumberFormatException e) {
            throw CliException.usage("cli.replay.loop", loop);
        }
    }

    private long pause() {
        if (longestPause == null) {
            return ReplayPace.WHOLE_PAUSES;
        }
        if (!(longestPause >= 0 && longestPause <= LONGEST_PAUSE_SECONDS)) {
            throw CliException.usage("cli.usage.range", "--longest-pause", 0, LONGEST_PAUSE_SECONDS);
        }
        return Math.round(longestPause * MICROS_OF_SECOND);
    }

    private MessageQuery query() {
        try {
            MessageQuery parsed = MessageQuery.parse(query);
            if (parsed.asksForVitalSigns()) {
                throw CliException.usage("cli.replay.vitals");
            }
            return parsed;
        } catch (QueryException e) {
            throw CliException.usage(e.text());
        }
    }

    private Ways ways() {
        return choice("--direction", direction, Ways.class);
    }

    private Retain retaining() {
        return retain.equals("recorded") ? Retain.AS_RECORDED : choice("--retain", retain, Retain.class);
    }

    private static <E extends Enum<E>> E choice(String option, String word, Class<E> type) {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw CliException.usage("cli.usage.value", word, option);
        }
    }

    private TopicRewrite rewriting() {
        String prefixes = rewrite;
        if (prefixes != null && !rewriteRegex.isEmpty()) {
            throw CliException.usage("cli.usage.exclusive", "--rewrite", "--rewrite-regex");
        }
        try {
            if (!rewriteRegex.isEmpty()) {
                return TopicRewrite.expression(rewriteRegex.getFirst(), rewriteRegex.getLast());
            }
            if (prefixes == null) {
                return TopicRewrite.NONE;
            }
            int equals = prefixes.indexOf('=');
            if (equals < 0) {
                throw CliException.usage("cli.usage.value", prefixes, "--rewrite");
            }
            return TopicRewrite.prefix(prefixes.substring(0, equals), prefixes.substring(equals + 1));
        } catch (ReplayRewriteException e) {
            throw CliException.usage(e.text());
        }
    }
}
