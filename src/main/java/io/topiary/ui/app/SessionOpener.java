package io.topiary.ui.app;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ClientIdsInUse;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectionFactory;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Login;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.session.Rehearsal;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.session.SessionLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions in tabs: gets their passwords, and sees to it that none throws another one out. FX thread. */
final class SessionOpener {

    private static final Logger LOG = LoggerFactory.getLogger(SessionOpener.class);

    private final SessionTabs tabs;
    private final ConnectionFactory connections;
    private final PasswordSource passwords;
    private final SessionQuestions questions;
    private final Recordings recordings;
    private final Rehearsal rehearsal;
    private final ClientIdsInUse ids = new ClientIdsInUse();
    private final Set<String> underWay = new HashSet<>();
    private List<TopicFilter> subscribeInstead = List.of();
    private boolean ended;

    SessionOpener(
            SessionTabs tabs,
            ConnectionFactory connections,
            PasswordSource passwords,
            SessionQuestions questions,
            Recordings recordings,
            Executor workers) {
        this.tabs = tabs;
        this.connections = connections;
        this.passwords = passwords;
        this.questions = questions;
        this.recordings = recordings;
        this.rehearsal = new Rehearsal(workers);
    }

    /** Subscribes to {@code filters} in place of what profiles say from now on; empty leaves that to them. */
    void subscribeInstead(List<TopicFilter> filters) {
        subscribeInstead = filters;
    }

    /** Opens {@code profile}; goes to its tab if it has one, and connects there as the profile says now. */
    void open(ConnectionProfile profile) {
        Optional<SessionTab> tab = tabs.tabOf(profile.id());
        tab.ifPresent(there -> tabs.getSelectionModel().select(there));
        boolean active = tab.filter(SessionTab::isActive).isPresent();
        if (active || !underWay.add(profile.id())) {
            return;
        }
        var _ = passwords.fetch(profile).whenComplete((options, failure) -> {
            underWay.remove(profile.id());
            if (ended) {
                return;
            }
            if (options == null) {
                LOG.error("the passwords of a profile could not be fetched", failure);
            } else {
                options.ifPresent(complete -> open(profile, complete));
            }
        });
    }

    /** Ends all sessions; those that are still on their way are not opened any more. */
    void end() {
        ended = true;
        tabs.endAll();
    }

    private void open(ConnectionProfile profile, ConnectOptions options) {
        SessionIdentity identity = SessionIdentity.of(profile);
        Optional<SessionTab> tab = tabs.tabOf(profile.id());
        if (tab.isEmpty()) {
            free(options).ifPresent(free -> open(identity, free, false));
        } else if (tab.get().model().session().identity().equals(identity)) {
            tab.get().model().session().reconnect(wanted(options));
        } else {
            // a lock or a name that was changed holds from now on, and nothing keeps the old one
            tabs.close(tab.get());
            open(identity, options, false);
        }
    }

    /** Opens {@code uri}, which is no profile's. */
    void open(ConnectionUri uri) {
        ConnectOptions defaults = ConnectionProfile.withClientId(ConnectionProfile.defaults(uri.address()));
        String clientId = uri.clientId().isEmpty() ? defaults.login().clientId() : uri.clientId();
        SessionIdentity identity = SessionIdentity.of(uri.address().hostAndPort());
        free(defaults.withLogin(Login.of(clientId, uri.user(), uri.password())))
                .ifPresent(options -> open(identity, options, false));
    }

    /** Opens the built-in broker at {@code uri}. */
    SessionTab openDemo(ConnectionUri uri, String name) {
        ConnectOptions options = ConnectionProfile.withClientId(ConnectionProfile.defaults(uri.address()));
        return open(SessionIdentity.of(name), options, true);
    }

    /** {@code options} with a client identifier that none of our own uses there; empty to leave it. */
    private Optional<ConnectOptions> free(ConnectOptions options) {
        Optional<Failure> objection = ids.objection(options);
        if (objection.isEmpty()) {
            return Optional.of(options);
        }
        return switch (questions.clientIdInUse(objection.get())) {
            case CANCEL -> Optional.empty();
            case ANYWAY -> Optional.of(options);
            case OTHER_ID -> objection.get().remedies().stream().findFirst().map(remedy -> remedy.applyTo(options));
        };
    }

    private SessionTab open(SessionIdentity identity, ConnectOptions options, boolean demo) {
        SessionLimits limits = SessionLimits.forKeepAlive(options.session().keepAliveSeconds());
        Session session = new Session(identity, wanted(options), limits, connections);
        rehearsal.before(session);
        IdHold hold = new IdHold(session, ids);
        Runnable recorded = recordings.record(session, demo);
        SessionTab tab = tabs.open(session, demo);
        tab.onEnd(hold::close);
        tab.onEnd(recorded);
        return tab;
    }

    private ConnectOptions wanted(ConnectOptions options) {
        return subscribeInstead.isEmpty()
                ? options
                : options.withSubscriptions(subscribeInstead.stream()
                        .map(filter -> Subscription.of(filter, Qos.AT_MOST_ONCE))
                        .toList());
    }
}
