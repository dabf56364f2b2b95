package io.topiary.ui.app;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.ui.app.Banner.Kind;
import io.topiary.ui.app.Offer.Verb;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What there is to tell about the connection of a session: the link, and the subscriptions that were refused. */
final class ConnectionBanners {

    /** So many refused subscriptions are told one by one. */
    private static final int MOST_TOLD = 5;

    private final Session session;
    private final Messages messages;
    private final StatusWords words;

    ConnectionBanners(Session session, Messages messages) {
        this.session = session;
        this.messages = messages;
        this.words = new StatusWords(messages);
    }

    /** About the link, once there was one. */
    Optional<Banner> link(ConnectionStatus status) {
        if (session.model().isPast()) {
            return Optional.empty();
        }
        Failure failure = status.failure();
        if (status.state() == ConnectionState.DISCONNECTED) {
            return Optional.of(
                    Banner.of(Kind.DISCONNECTED, messages.get("app.banner.disconnected"), "", Verb.RECONNECT));
        }
        if (failure != null && status.state() == ConnectionState.WAITING) {
            return Optional.of(waiting(status, failure));
        }
        if (failure != null && status.state() == ConnectionState.FAILED) {
            return Optional.of(new Banner(
                    Kind.FAILED,
                    messages.get(failure.what()),
                    words.causeAndRemedy(failure),
                    StatusWords.details(session, status, failure),
                    FailureOffers.failed(session, failure)));
        }
        return StatusWords.isTrying(status.state())
                ? Optional.of(Banner.of(Kind.WAITING, words.attempt(status), "", Verb.STOP))
                : Optional.empty();
    }

    private Banner waiting(ConnectionStatus status, Failure failure) {
        return new Banner(
                Kind.WAITING,
                messages.get("app.banner.waiting", StatusWords.secondsLeft(status), status.attempt()),
                messages.get(failure.what()) + ". " + words.causeAndRemedy(failure),
                StatusWords.details(session, status, failure),
                FailureOffers.waiting(session, failure));
    }

    /** About the subscriptions that the broker refused: each with its reason. */
    Optional<Banner> refused(ConnectionStatus status) {
        List<SubscribeOutcome.Refused> refused = status.subscriptions().stream()
                .filter(SubscribeOutcome.Refused.class::isInstance)
                .map(SubscribeOutcome.Refused.class::cast)
                .toList();
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        String details = refused.stream()
                .map(each -> each.subscription().filter().filter() + "\n"
                        + StatusWords.details(session, status, each.failure()))
                .collect(Collectors.joining("\n\n"));
        List<Offer> offers = List.of(Offer.of(Verb.SUBSCRIPTIONS), Offer.of(Verb.DISMISS));
        if (refused.size() == 1) {
            Failure failure = refused.getFirst().failure();
            return Optional.of(new Banner(
                    Kind.REFUSED_SUBSCRIPTION,
                    messages.get(failure.what()),
                    words.causeAndRemedy(failure),
                    details,
                    offers));
        }
        return Optional.of(new Banner(
                Kind.REFUSED_SUBSCRIPTION,
                messages.get("app.banner.refused", refused.size()),
                reasons(refused),
                details,
                offers));
    }

    private String reasons(List<SubscribeOutcome.Refused> refused) {
        String told = refused.stream()
                .limit(MOST_TOLD)
                .map(each -> messages.get(each.failure().what()) + ". "
                        + messages.get(each.failure().why()))
                .collect(Collectors.joining("\n"));
        return refused.size() > MOST_TOLD
                ? told + "\n" + messages.get("app.banner.refused.more", refused.size() - MOST_TOLD)
                : told;
    }
}
