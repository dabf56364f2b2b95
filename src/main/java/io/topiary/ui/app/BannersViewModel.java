package io.topiary.ui.app;

import io.topiary.core.message.Subscription;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.rules.RuleStatus;
import io.topiary.core.session.Books;
import io.topiary.core.session.Session;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.app.Banner.Kind;
import io.topiary.ui.app.Offer.Verb;
import io.topiary.ui.kit.Metronome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What has to be told above a session. Looks once a second and after each change of the status. FX thread. */
final class BannersViewModel implements AutoCloseable {

    private static final int SILENT_SECONDS = 5;
    private static final int MOST_RULES_NAMED = 3;
    private static final int RULE_NAME_CHARS = 60;

    private final SessionViewModel view;
    private final Session session;
    private final Messages messages;
    private final ConnectionBanners connection;
    private final RecordingBanners recording;
    private final boolean demo;
    private final ObservableList<Banner> banners = FXCollections.observableArrayList();
    private final Map<Kind, Long> dismissedAt = new EnumMap<>(Kind.class);
    private final Runnable ending;
    private LongSupplier dropped = () -> 0;
    private int silentSeconds;

    BannersViewModel(SessionViewModel view, Metronome metronome, Messages messages, boolean demo) {
        this.view = view;
        this.session = view.session();
        this.messages = messages;
        this.connection = new ConnectionBanners(session, messages);
        this.recording = new RecordingBanners(session, messages);
        this.demo = demo;
        this.ending = metronome.eachSecond(this::beat);
        view.statusProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    /** The banners, most serious first. */
    ObservableList<Banner> banners() {
        return banners;
    }

    /** Who knows how many messages the broker itself dropped while Topiary was subscribed. */
    void setDropped(LongSupplier count) {
        dropped = count;
    }

    /** Takes a banner away until there is something new to tell. */
    void dismiss(Kind kind) {
        dismissedAt.put(kind, amount(kind));
        refresh();
    }

    @Override
    public void close() {
        ending.run();
    }

    private void beat() {
        boolean up = view.statusProperty().get().state() == ConnectionState.CONNECTED;
        silentSeconds = up && session.books().received() == 0 ? silentSeconds + 1 : 0;
        refresh();
    }

    private void refresh() {
        ConnectionStatus status = view.statusProperty().get();
        List<Banner> wanted = new ArrayList<>();
        if (view.everUpProperty().get()) {
            connection.link(status).ifPresent(wanted::add);
        }
        addFound(status, wanted);
        connection.refused(status).ifPresent(wanted::add);
        addBooks(session.books(), wanted);
        wanted.addAll(recording.now());
        addRules(wanted);
        if (silentSeconds >= SILENT_SECONDS) {
            silent(status).ifPresent(wanted::add);
        }
        if (demo) {
            wanted.add(Banner.of(
                    Kind.DEMO,
                    messages.get("app.banner.demo.title"),
                    messages.get(
                            "app.banner.demo.text", session.options().address().hostAndPort()),
                    Verb.DISMISS));
        }
        wanted.removeIf(banner -> dismissed(banner.kind()));
        if (!wanted.equals(banners)) {
            banners.setAll(wanted);
        }
    }

    private void addFound(ConnectionStatus status, List<Banner> wanted) {
        if (status.stalling()) {
            wanted.add(Banner.of(
                    Kind.STALLING,
                    messages.get("app.banner.stalling"),
                    status.notices().stream().map(messages::get).reduce("", (first, last) -> last)));
        }
        SessionViewModel.Switch found = view.switchedProperty().get();
        if (status.switchedTo() != null && found != SessionViewModel.Switch.NONE) {
            boolean kept = found == SessionViewModel.Switch.REMEMBERED;
            boolean older = status.switchedTo() == ProtocolVersion.V3_1_1;
            wanted.add(Banner.of(
                    Kind.SWITCHED_VERSION,
                    messages.get(older ? "app.banner.switched.older" : "app.banner.switched.newer"),
                    messages.get(kept ? "app.banner.switched.remembered" : "app.banner.switched.now"),
                    Verb.DISMISS));
        }
    }

    private void addBooks(Books books, List<Banner> wanted) {
        if (books.skipped() > 0) {
            wanted.add(Banner.of(
                    Kind.SKIPPED,
                    messages.get("app.banner.skipped", books.skipped()),
                    messages.get("app.banner.skipped.text", books.skippedAcked()),
                    Verb.DISMISS));
        }
        if (dropped.getAsLong() > 0) {
            wanted.add(Banner.of(
                    Kind.BROKER_DROPPED,
                    messages.get("app.banner.brokerDropped", dropped.getAsLong()),
                    messages.get("app.banner.brokerDropped.text"),
                    Verb.DISMISS));
        }
        session.repeated()
                .ifPresent(repeated -> wanted.add(Banner.of(
                        Kind.REPEATED,
                        messages.get("app.banner.repeated", repeated.copies()),
                        messages.get(
                                "app.banner.repeated.text",
                                repeated.first().filter(),
                                repeated.second().filter()),
                        Verb.SUBSCRIPTIONS,
                        Verb.DISMISS)));
        if (books.lost() > 0) {
            wanted.add(Banner.of(
                    Kind.LEFT_OUT,
                    messages.get("app.banner.leftOut", books.lost()),
                    messages.get("app.banner.leftOut.text", books.topics()),
                    Verb.DISMISS));
        }
    }

    /** About rules that had to be switched off; they are told until they are on again or somebody has read it. */
    private void addRules(List<Banner> wanted) {
        List<RuleStatus> off = session.rules().status().stream()
                .filter(rule -> rule.state() == RuleStatus.State.SWITCHED_OFF)
                .toList();
        if (!off.isEmpty()) {
            String names = off.stream()
                    .limit(MOST_RULES_NAMED)
                    .map(rule -> Escapes.visible(rule.rule().name(), RULE_NAME_CHARS))
                    .collect(Collectors.joining(", "));
            wanted.add(Banner.of(
                    Kind.RULE_OFF,
                    messages.get("app.banner.rules", off.size(), names),
                    messages.get("app.banner.rules.text"),
                    Verb.RULES,
                    Verb.DISMISS));
        }
    }

    /** About a link on which nothing comes, unless that is because the broker refused everything. */
    private Optional<Banner> silent(ConnectionStatus status) {
        List<String> refused = status.subscriptions().stream()
                .filter(SubscribeOutcome.Refused.class::isInstance)
                .map(outcome -> outcome.subscription().filter().filter())
                .toList();
        List<String> asked = session.options().subscriptions().stream()
                .filter(Subscription::enabled)
                .map(subscription -> subscription.filter().filter())
                .toList();
        List<String> open =
                asked.stream().filter(filter -> !refused.contains(filter)).toList();
        if (asked.isEmpty()) {
            return Optional.of(Banner.of(
                    Kind.SILENT, messages.get("app.banner.silent.none"), "", Verb.SUBSCRIPTIONS, Verb.DISMISS));
        }
        if (open.isEmpty()) {
            return Optional.empty();
        }
        String title = messages.get("app.banner.silent", String.join(", ", open));
        String text = messages.get("app.banner.silent.text");
        return Optional.of(
                session.identity().protection().readOnly()
                        ? Banner.of(Kind.SILENT, title, text, Verb.SUBSCRIPTIONS, Verb.DISMISS)
                        : Banner.of(Kind.SILENT, title, text, Verb.PUBLISH, Verb.SUBSCRIPTIONS, Verb.DISMISS));
    }

    private boolean dismissed(Kind kind) {
        Long before = dismissedAt.get(kind);
        return before != null && amount(kind) <= before;
    }

    private long amount(Kind kind) {
        return switch (kind) {
            case SKIPPED -> session.books().skipped();
            case BROKER_DROPPED -> dropped.getAsLong();
            case LEFT_OUT -> session.books().lost();
            case NOT_RECORDING, RECORDING_DAMAGED, SHED -> recording.amount(kind);
            case RULE_OFF -> session.rules().switchedOff();
            case REFUSED_SUBSCRIPTION -> view.statusProperty().get().sinceMicros();
            case FAILED, WAITING, STALLING, DISCONNECTED, SWITCHED_VERSION, REPEATED, SILENT, DEMO -> 0;
        };
    }
}
