package io.topiary.ui.broker;

import java.util.List;

/**
 * Figures of the broker that belong together.
 *
 * @param title what they are about
 * @param facts the figures, in the order in which they are shown
 */
record SysGroup(String title, List<BrokerFact> facts) {

    SysGroup {
        facts = List.copyOf(facts);
    }
}
