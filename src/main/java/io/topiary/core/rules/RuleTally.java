package io.topiary.core.rules;

import io.topiary.core.text.Text;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What is counted of a rule for as long as its filter stays the same. Any thread. */
final class RuleTally {

    final LongAdder hits = new LongAdder();
    final LongAdder unwritten = new LongAdder();
    volatile long lastHitMicros;
    volatile @Nullable Text fileProblem;

    void hit(long micros) {
        hits.increment();
        lastHitMicros = micros;
    }
}
