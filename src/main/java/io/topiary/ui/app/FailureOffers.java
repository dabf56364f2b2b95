package io.topiary.ui.app;

import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.mqtt.RetryPolicy;
import io.topiary.core.session.Session;
import io.topiary.ui.app.Offer.Verb;
import java.util.ArrayList;
import java.util.List;

/** What can be done about a failure, the most likely first. */
final class FailureOffers {

    private FailureOffers() {}

    /** About a connection that has given up. */
    static List<Offer> failed(Session session, Failure failure) {
        List<Offer> offers = changes(session, failure);
        offers.add(Offer.of(isTakenOver(failure) ? Verb.RECONNECT_ONCE : Verb.RECONNECT));
        if (session.identity().profileId() != null) {
            offers.add(Offer.of(Verb.EDIT));
        }
        return offers;
    }

    /** About a connection that will try again. */
    static List<Offer> waiting(Session session, Failure failure) {
        List<Offer> offers = new ArrayList<>(List.of(Offer.of(Verb.CONNECT_NOW), Offer.of(Verb.STOP)));
        offers.addAll(changes(session, failure));
        return offers;
    }

    /** Changes that may help. */
    static List<Offer> changes(Session session, Failure failure) {
        List<Offer> offers = new ArrayList<>();
        if (isAboutLogin(failure) && session.options().login().user() != null) {
            offers.add(Offer.of(Verb.PASSWORD));
        }
        failure.remedies().stream().map(Offer::of).forEach(offers::add);
        return offers;
    }

    /** Whether user name or password are wrong, or do not suffice. */
    private static boolean isAboutLogin(Failure failure) {
        return failure.reason()
                .map(reason -> reason.version() == ProtocolVersion.V5
                        ? reason.code() == 0x86 || reason.code() == 0x87
                        : reason.code() == 4 || reason.code() == 5)
                .orElse(false);
    }

    /** Whether another client took the connection over, or probably did. */
    private static boolean isTakenOver(Failure failure) {
        return failure.policy() == RetryPolicy.ASK
                && failure.remedies().stream().anyMatch(Remedy.NewClientId.class::isInstance);
    }
}
