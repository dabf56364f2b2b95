package io.topiary.core.rules;

import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.notify.Notice;
import io.topiary.core.notify.Notifier;
import io.topiary.core.notify.NotifyException;
import io.topiary.core.rules.AlertGate.News;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Preview;
import io.topiary.core.text.Text;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Does what the rules of one session want done outside of the model: fills the list of alerts, shows notifications, writes
 * files. Runs a few times a second on one thread; notifications go to the background, a few at a time.
 */
public final class RuleDuties {

    private static final int MOST_WAITING = 8;
    private static final int TITLE_CHARS = 100;
    private static final int TOPIC_CHARS = 200;
    private static final long RETRY_NANOS = 5_000_000_000L;

    private final RuleBook book;
    private final String session;
    private final Outlets outlets;
    private final Alerts alerts = new Alerts();
    private final MessageJsonWriter json = new MessageJsonWriter();
    private final Map<LogPlan, Long> failedAt = new HashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong unshown = new AtomicLong();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Text notifyProblem;

    /**
     * Where alerts and lines go.
     *
     * @param files writes files
     * @param notifier shows notifications
     * @param background runs what may take seconds
     * @param messages the words of notifications
     */
    public record Outlets(RuleFiles files, Notifier notifier, Executor background, Messages messages) {}

    RuleDuties(RuleBook book, String session, Outlets outlets) {
        this.book = book;
        this.session = session;
        this.outlets = outlets;
    }

    /** The alerts so far. */
    Alerts alerts() {
        return alerts;
    }

    /** Why notifications can't be shown; empty if they can, or if none was tried. */
    public Optional<Text> notifyProblem() {
        return Optional.ofNullable(notifyProblem);
    }

    /**
     * Runs {@code listener} whenever {@link #notifyProblem} changed, on the thread that shows notifications.
     *
     * @return ends that
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Notifications that were not shown because too many were waiting. */
    public long unshown() {
        return unshown.get();
    }

    /** Does what has gathered, now being {@code nowNanos}. One thread at a time. */
    synchronized void run(long nowNanos) {
        book.review();
        write(book.log().drain(), nowNanos);
        for (ActiveRule rule : book.alerting()) {
            AlertPlan plan = rule.rule.actions().alert();
            if (rule.gate != null && plan != null) {
                rule.gate.poll(nowNanos).ifPresent(news -> tell(news, plan));
            }
        }
    }

    private void tell(News news, AlertPlan plan) {
        if (plan.list()) {
            alerts.put(news.alert());
        }
        if (!plan.desktop() || news.toTell() == 0) {
            return;
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            unshown.incrementAndGet();
            return;
        }
        Notice notice = notice(news);
        outlets.background().execute(() -> show(notice));
    }

    private void show(Notice notice) {
        Text before = notifyProblem;
        try {
            outlets.notifier().show(notice);
            notifyProblem = null;
        } catch (NotifyException e) {
            notifyProblem = e.text();
        } finally {
            waiting.decrementAndGet();
        }
        if (!Objects.equals(before, notifyProblem)) {
            listeners.forEach(Runnable::run);
        }
    }

    private Notice notice(News news) {
        Alert alert = news.alert();
        Messages messages = outlets.messages();
        String name = Escapes.visible(alert.ruleName(), TITLE_CHARS);
        String title = messages.get("rules.notice.title", name, Escapes.visible(session, TITLE_CHARS), news.toTell());
        String topic = Escapes.visible(alert.topic(), TOPIC_CHARS);
        Preview preview = alert.preview();
        String value = preview.kind() == Preview.Kind.TEXT ? preview.text() : "";
        return new Notice(session + "\n" + alert.ruleId(), title, value.isEmpty() ? topic : topic + "\n" + value);
    }

    private void write(List<LogQueue.Entry> entries, long nowNanos) {
        Map<LogPlan, Lines> files = new LinkedHashMap<>();
        for (LogQueue.Entry entry : entries) {
            LogPlan plan = entry.rule().rule.actions().log();
            if (plan != null) {
                files.computeIfAbsent(plan, each -> new Lines(each, nowNanos)).add(entry);
            }
        }
        files.values().forEach(Lines::flush);
    }

    /** What is to be appended to one file. */
    private final class Lines {

        private final LogPlan plan;
        private final long nowNanos;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Map<RuleTally, Integer> counts = new LinkedHashMap<>();

        private Lines(LogPlan plan, long nowNanos) {
            this.plan = plan;
            this.nowNanos = nowNanos;
        }

        private void add(LogQueue.Entry entry) {
            byte[] line = (json.write(entry.message()) + "\n").getBytes(StandardCharsets.UTF_8);
            RuleTally tally = entry.rule().tally;
            if (line.length > plan.maxBytes()) {
                tally.unwritten.increment();
                return;
            }
            if (bytes.size() + line.length > plan.maxBytes()) {
                flush();
            }
            bytes.writeBytes(line);
            counts.merge(tally, 1, Integer::sum);
        }

        private void flush() {
            if (counts.isEmpty()) {
                return;
            }
            Long failed = failedAt.get(plan);
            if (failed != null && nowNanos - failed < RETRY_NANOS) {
                counts.forEach((tally, count) -> tally.unwritten.add(count));
            } else {
                append();
            }
            bytes.reset();
            counts.clear();
        }

        private void append() {
            try {
                outlets.files().append(plan, bytes.toByteArray());
                failedAt.remove(plan);
                counts.forEach((tally, count) -> tally.fileProblem = null);
            } catch (StoreException e) {
                failedAt.put(plan, nowNanos);
                counts.forEach((tally, count) -> {
                    tally.unwritten.add(count);
                    tally.fileProblem = e.text();
                });
            }
        }
    }
}
