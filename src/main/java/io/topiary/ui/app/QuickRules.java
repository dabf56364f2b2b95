package io.topiary.ui.app;

import io.topiary.ui.inspect.FormatRules;
import io.topiary.ui.rules.TopicRules;
import io.topiary.ui.topics.RuleMaking;

/** The rules that the tree and the inspector make. FX thread. */
record QuickRules(TopicRules rules) implements RuleMaking, FormatRules {

    @Override
    public boolean mutes(String filter) {
        return rules.mutes(filter);
    }

    @Override
    public void mute(String filter, boolean mute) {
        rules.mute(filter, mute);
    }

    @Override
    public String decoder(String filter) {
        return rules.decoder(filter);
    }

    @Override
    public void decode(String filter, String decoder) {
        rules.decode(filter, decoder);
    }
}
