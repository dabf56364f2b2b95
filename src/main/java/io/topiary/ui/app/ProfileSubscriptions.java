package io.topiary.ui.app;

import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.session.SessionIdentity;
import io.topiary.ui.subscriptions.SubscriptionKeeper;
import java.util.List;

/** Keeps a session's subscriptions in its profile. */
record ProfileSubscriptions(ProfileMemory profiles, SessionIdentity session) implements SubscriptionKeeper {

    @Override
    public boolean canKeep() {
        return profiles.options(session).isPresent();
    }

    @Override
    public boolean has(List<Subscription> subscriptions, List<TopicFilter> excludes) {
        return profiles.options(session)
                .filter(options -> options.subscriptions().equals(subscriptions)
                        && options.excludes().equals(excludes))
                .isPresent();
    }

    @Override
    public void keep(List<Subscription> subscriptions, List<TopicFilter> excludes) {
        var _ = profiles.remember(
                session, options -> options.withSubscriptions(subscriptions).withExcludes(excludes));
    }
}
