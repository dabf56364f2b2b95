package io.topiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.compare.Comparison;
import io.topiary.core.compare.ComparisonResult;
import io.topiary.core.compare.Finding;
import io.topiary.core.compare.Finding.Kind;
import io.topiary.core.compare.Likeness;
import io.topiary.core.compare.SidePairs;
import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Qos;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.testing.FakeConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveCompareTest {

    private final FakeConnection left = new FakeConnection();
    private final FakeConnection right = new FakeConnection();
    private final Session leftSession = left.session();
    private final Session rightSession = right.session();

    @AfterEach
    void close() {
        leftSession.close();
        rightSession.close();
    }

    private ComparisonResult compare() throws Exception {
        FakeConnection.settle(leftSession);
        FakeConnection.settle(rightSession);
        return Job.start(
                        Runnable::run,
                        Text.of("compare.phase.topics"),
                        control -> new Comparison(MessageQuery.ALL, Likeness.PAYLOAD)
                                .run(
                                        new SidePairs(
                                                new LiveSide(leftSession.model()), new LiveSide(rightSession.model())),
                                        control))
                .result()
                .get(1, TimeUnit.MINUTES);
    }

    @Test
    void run_overManySlices_findsEachTopicOnce() throws Exception {
        IntStream.range(0, 10_000).forEach(i -> left.feed("a/" + i, "x"));
        IntStream.range(5_000, 15_000).forEach(i -> right.feed("a/" + i, "x"));
        ComparisonResult result = compare();
        assertThat(result.count(Kind.REMOVED)).isEqualTo(5_000);
        assertThat(result.count(Kind.EQUAL)).isEqualTo(5_000);
        assertThat(result.count(Kind.ADDED)).isEqualTo(5_000);
        assertThat(result.findings().stream().map(Finding::topic).distinct()).hasSize(15_000);
    }

    @Test
    void run_levelsThatAreNoTopics_areNone() throws Exception {
        left.feed("a/b/c", "x");
        right.feed("a/b", "x");
        assertThat(compare().findings())
                .extracting(finding -> finding.kind().glyph() + finding.topic())
                .containsExactly("−a/b/c", "+a/b");
    }

    @Test
    void run_ofOddTopics_keepsThemApart() throws Exception {
        List<String> odd = List.of("/", "//", "a//b", "/a", "a/", " ", "A", "a", "é", "e\u0301", "$SYS/x", "\uFEFF");
        odd.forEach(topic -> left.feed(topic, topic));
        odd.forEach(topic -> right.feed(topic, topic));
        assertThat(compare().count(Kind.EQUAL)).isEqualTo(odd.size());
    }

    @Test
    void run_aStoredMessage_hasNoLag() throws Exception {
        left.connect();
        right.connect();
        left.feed("stored", "x".getBytes(StandardCharsets.UTF_8), Qos.AT_MOST_ONCE, true);
        right.feed("stored", "x".getBytes(StandardCharsets.UTF_8), Qos.AT_MOST_ONCE, false);
        assertThat(compare().findings())
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.Equal.class,
                        equal -> assertThat(equal.lagMicros()).isNull());
    }
}
