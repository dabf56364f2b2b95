package io.topiary.ui.subscriptions;

import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.List;

/** Keeps a session's subscriptions in its profile; the panel's way to the profiles. FX thread. */
public interface SubscriptionKeeper {

    /** Whether there is a profile to keep them in. */
    boolean canKeep();

    /** Whether the profile has exactly these. */
    boolean has(List<Subscription> subscriptions, List<TopicFilter> excludes);

    /** Puts these into the profile. What goes wrong is told to the user. */
    void keep(List<Subscription> subscriptions, List<TopicFilter> excludes);
}
