package io.topiary.ui.app;

import io.topiary.core.message.Subscription;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.session.Books;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.ui.app.Banner.Kind;
import io.topiary.ui.app.Banner.Verb;
import io.topiary.ui.kit.Metronome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What has to be told above a session. Looks once a second and after each change of the status. FX thread. */
final class BannersViewModel implements AutoCloseable {

    private static final int SILENT_SECONDS = 5;

    private final SessionViewModel view;
    private final Session session;
    private final Messages messages;
    private final StatusWords words;
    private final boolean demo;
    private final ObservableList<Banner> banners = FXCollections.observableArrayList();
    private final Map<Kind, Long> dismissedAt = new EnumMap<>(Kind.class);
    private final Runnable ending;
    private int silentSeconds;

    BannersViewModel(SessionViewModel view, Metronome metronome, Messages messages, boolean demo) {
        this.view = view;
        this.session = view.session();
        this.messages = messages;
        this.words = new StatusWords(messages);
        this.demo = demo;
        this.ending = metronome.eachSecond(this::beat);
        view.statusProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    /** The banners, most serious first. */
    ObservableList<Banner> banners() {
        return banners;
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
            addConnection(status, wanted);
        }
        addRefused(status, wanted);
        addBooks(session.books(), wanted);
        if (silentSeconds >= SILENT_SECONDS) {
            wanted.add(silent());
        }
        if (demo) {
            wanted.add(new Banner(
                    Kind.DEMO,
                    messages.get("app.banner.demo.title"),
                    messages.get(
                            "app.banner.demo.text", session.options().address().hostAndPort()),
                    null,
                    List.of(Verb.DISMISS)));
        }
        wanted.removeIf(banner -> dismissed(banner.kind()));
        if (!wanted.equals(banners)) {
            banners.setAll(wanted);
        }
    }

    private void addConnection(ConnectionStatus status, List<Banner> wanted) {
        Failure failure = status.failure();
        if (status.state() == ConnectionState.DISCONNECTED) {
            wanted.add(new Banner(
                    Kind.DISCONNECTED, messages.get("app.banner.disconnected"), "", null, List.of(Verb.RECONNECT)));
        } else if (failure != null && status.state() == ConnectionState.WAITING) {
            String title = messages.get("app.banner.waiting", StatusWords.secondsLeft(status));
            String text = messages.get(failure.what()) + " " + words.causeAndRemedy(failure);
            wanted.add(new Banner(
                    Kind.WAITING,
                    title,
                    text,
                    StatusWords.details(session, failure),
                    List.of(Verb.CONNECT_NOW, Verb.STOP)));
        } else if (failure != null && status.state() == ConnectionState.FAILED) {
            wanted.add(new Banner(
                    Kind.FAILED,
                    messages.get(failure.what()),
                    words.causeAndRemedy(failure),
                    StatusWords.details(session, failure),
                    List.of(Verb.RECONNECT)));
        } else if (StatusWords.isTrying(status.state())) {
            wanted.add(new Banner(Kind.WAITING, words.state(status), "", null, List.of(Verb.STOP)));
        }
    }

    private void addRefused(ConnectionStatus status, List<Banner> wanted) {
        for (SubscribeOutcome outcome : status.subscriptions()) {
            if (outcome instanceof SubscribeOutcome.Refused refused) {
                wanted.add(new Banner(
                        Kind.REFUSED_SUBSCRIPTION,
                        messages.get(refused.failure().what()),
                        words.causeAndRemedy(refused.failure()),
                        StatusWords.details(session, refused.failure()),
                        List.of(Verb.DISMISS)));
            }
        }
    }

    private void addBooks(Books books, List<Banner> wanted) {
        if (books.skipped() > 0) {
            wanted.add(new Banner(
                    Kind.SKIPPED,
                    messages.get("app.banner.skipped", books.skipped()),
                    messages.get("app.banner.skipped.text", books.skippedAcked()),
                    null,
                    List.of(Verb.DISMISS)));
        }
        if (books.lost() > 0) {
            wanted.add(new Banner(
                    Kind.LEFT_OUT,
                    messages.get("app.banner.leftOut", books.lost()),
                    messages.get("app.banner.leftOut.text", books.topics()),
                    null,
                    List.of(Verb.DISMISS)));
        }
    }

    private Banner silent() {
        List<Subscription> asked = session.options().subscriptions();
        String filters = asked.stream()
                .map(subscription -> subscription.filter().filter())
                .collect(Collectors.joining(", "));
        return new Banner(
                Kind.SILENT,
                messages.get("app.banner.silent", filters),
                messages.get("app.banner.silent.text"),
                null,
                List.of(Verb.PUBLISH, Verb.DISMISS));
    }

    private boolean dismissed(Kind kind) {
        Long before = dismissedAt.get(kind);
        return before != null && amount(kind) <= before;
    }

    private long amount(Kind kind) {
        return switch (kind) {
            case SKIPPED -> session.books().skipped();
            case LEFT_OUT -> session.books().lost();
            case REFUSED_SUBSCRIPTION -> view.statusProperty().get().sinceMicros();
            case FAILED, WAITING, DISCONNECTED, SILENT, DEMO -> 0;
        };
    }
}
