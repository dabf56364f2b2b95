package io.topiary.core.doctor;

import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Connects to one address after the other until one answers. */
final class TcpCheck {

    private final ConnectOptions options;
    private final Network network;
    private final Patience patience;

    TcpCheck(ConnectOptions options, Network network, Patience patience) {
        this.options = options;
        this.network = network;
        this.patience = patience;
    }

    /**
     * Connects to one of {@code targets}.
     *
     * @param before what was found on the way to servers that were given up
     */
    Verdict<Ascent> connect(List<Target> targets, List<Text> before) throws StepFailure {
        List<Text> facts = new ArrayList<>(before);
        for (int i = 0; ; i++) {
            Target target = targets.get(i);
            try {
                Ascent ascent = Ascent.begin(options, target, network, patience);
                facts.add(Text.of("doctor.fact.ends", ascent.wire().ends()));
                String key = target.proxy() == null ? "doctor.tcp.ok" : "doctor.tcp.proxy";
                return Verdict.ok(ascent, Text.of(key, target.hopText()), facts);
            } catch (StepFailure failure) {
                if (i == targets.size() - 1) {
                    facts.addAll(failure.facts());
                    throw new StepFailure(failure.step(), failure.failure(), facts);
                }
                facts.add(Text.of(
                        "doctor.fact.deaf", target.hopText(), failure.failure().detail()));
            }
        }
    }
}
