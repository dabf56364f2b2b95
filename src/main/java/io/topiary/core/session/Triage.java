package io.topiary.core.session;

import io.topiary.core.message.Message;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.rules.RuleBook;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what is to become of messages before they reach the model. Excluded ones are shown to no rule. */
final class Triage {

    private static final Logger LOG = LoggerFactory.getLogger(Triage.class);

    private final Excludes excludes = new Excludes();
    private final RuleBook rules;
    private Fate[] fates = new Fate[0];

    Triage(RuleBook rules) {
        this.rules = rules;
    }

    /** What becomes of a message. */
    enum Fate {
        /** It goes into tree and log. */
        SHOWN,
        /** The user leaves its topic out. */
        EXCLUDED,
        /** A rule mutes it. */
        MUTED
    }

    /** Leaves out what {@code filters} match from now on. Any thread. */
    void exclude(List<TopicFilter> filters) {
        excludes.set(filters);
    }

    /** Decides about the first {@code count} messages of {@code batch}; by the pump only. The result is used again. */
    Fate[] judge(Message[] batch, int count) {
        if (fates.length < count) {
            fates = new Fate[batch.length];
        }
        for (int i = 0; i < count; i++) {
            fates[i] = judge(batch[i]);
        }
        return fates;
    }

    private Fate judge(Message message) {
        if (excludes.match(message.topic())) {
            return Fate.EXCLUDED;
        }
        try {
            return rules.judge(message) ? Fate.MUTED : Fate.SHOWN;
        } catch (RuntimeException e) {
            // no rule may hide a message by failing on it
            LOG.error(
                    "the rules failed on a message on a topic of {} characters",
                    message.topic().length(),
                    e);
            return Fate.SHOWN;
        }
    }
}
