package io.topiary.ui.app;

import io.topiary.core.message.Message;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.session.RecordedSession;
import io.topiary.core.session.Session;
import io.topiary.ui.app.SessionTab.Opening;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TabPane.TabDragPolicy;
import org.jspecify.annotations.Nullable;

/** The tabs of the window: the start page first, then one a session. FX thread. */
final class SessionTabs extends TabPane {

    private final Context context;
    private final Outside outside;
    private final ObservableMap<String, ConnectionState> states = FXCollections.observableHashMap();
    private final Tab home = new Tab();
    private Consumer<String> edit = id -> {};
    private int opened;

    SessionTabs(Context context, Outside outside) {
        this.context = context;
        this.outside = outside;
        setId("sessionTabs");
        setTabDragPolicy(TabDragPolicy.REORDER);
        setTabClosingPolicy(TabClosingPolicy.ALL_TABS);
        getStyleClass().add("session-tabs");
    }

    /** Puts the start page in front; {@code edit} shows the profile with a certain id there. */
    void setHome(Node page, Consumer<String> editProfile) {
        edit = editProfile;
        home.setText(context.messages().get("app.home"));
        home.setGraphic(io.topiary.ui.kit.Icons.of("fth-home"));
        home.setClosable(false);
        home.setContent(page);
        getTabs().addFirst(home);
    }

    /** Where open sessions stand, by the id of their profile. */
    ObservableMap<String, ConnectionState> states() {
        return states;
    }

    /** Opens {@code session} in a new tab, goes there, and connects. */
    SessionTab open(Session session, boolean demo) {
        return open(new Opening(session, demo, ++opened));
    }

    /** Opens a recording in a new tab and goes there. */
    SessionTab openFile(RecordedSession file) {
        return open(new Opening(file.session(), false, ++opened, file));
    }

    private SessionTab open(Opening opening) {
        String profileId = opening.session().identity().profileId();
        SessionTab tab = new SessionTab(opening, context, outside, () -> editProfile(profileId));
        tab.panes().compare().setOthers(() -> sessionsBut(tab));
        tab.setOnClosed(event -> ended(tab));
        if (profileId != null) {
            tab.model().statusProperty().subscribe(status -> states.put(profileId, status.state()));
        }
        getTabs().add(tab);
        getSelectionModel().select(tab);
        tab.model().connect();
        return tab;
    }

    /** The tab of a profile, if it is open. */
    Optional<SessionTab> tabOf(String profileId) {
        return sessions().stream()
                .filter(tab -> profileId.equals(tab.profileId()))
                .findFirst();
    }

    /** The session in front; empty on the start page. */
    Optional<SessionTab> inFront() {
        return getSelectionModel().getSelectedItem() instanceof SessionTab tab ? Optional.of(tab) : Optional.empty();
    }

    /** Goes to the start page. */
    void goHome() {
        getSelectionModel().select(home);
    }

    /** Goes to tab number {@code number}, from 1; the start page is the first. */
    void go(int number) {
        if (number <= getTabs().size()) {
            getSelectionModel().select(number - 1);
        }
    }

    /** Goes to the next tab, or the one before. */
    void cycle(boolean forward) {
        int now = getSelectionModel().getSelectedIndex();
        getSelectionModel()
                .select(Math.floorMod(now + (forward ? 1 : -1), getTabs().size()));
    }

    /** Closes the session in front. */
    void closeFront() {
        inFront().ifPresent(this::close);
    }

    /** Closes {@code tab}. */
    void close(SessionTab tab) {
        getTabs().remove(tab);
        ended(tab);
    }

    /** The profiles that are open, by id, in the order of their tabs. */
    List<String> openProfiles() {
        return sessions().stream()
                .map(SessionTab::profileId)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The sessions that are open, in the order of their tabs. */
    List<Session> all() {
        return sessions().stream().map(tab -> tab.model().session()).toList();
    }

    /** How many sessions are open. */
    int openSessions() {
        return sessions().size();
    }

    /** Ends all sessions. */
    void endAll() {
        sessions().forEach(SessionTab::end);
    }

    private void editProfile(@Nullable String profileId) {
        goHome();
        if (profileId != null) {
            edit.accept(profileId);
        }
    }

    private void ended(SessionTab tab) {
        tab.end();
        if (tab.profileId() != null) {
            states.remove(tab.profileId());
        }
    }

    private List<Session> sessionsBut(SessionTab tab) {
        return sessions().stream()
                .filter(other -> other != tab)
                .map(other -> other.model().session())
                .toList();
    }

    private List<SessionTab> sessions() {
        return getTabs().stream()
                .filter(SessionTab.class::isInstance)
                .map(SessionTab.class::cast)
                .toList();
    }

    /** The payload that is looked at in front; empty if there is none. */
    byte[] payloadInFront() {
        return inFront()
                .map(tab -> tab.panes().inspected().messageProperty().get())
                .map(Message::payload)
                .orElseGet(() -> new byte[0]);
    }
}
