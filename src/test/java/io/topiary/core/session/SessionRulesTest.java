package io.topiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.TopicFilter;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.rules.RuleColour;
import io.topiary.core.rules.RuleStatus;
import io.topiary.testing.FakeConnection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionRulesTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();

    @AfterEach
    void close() {
        session.close();
    }

    private void mute(String filter) {
        session.rules().set(List.of(Rule.create("quiet", filter, RuleActions.NONE.withMute(true))));
    }

    @Test
    void received_mutedMessages_areCountedAndShownNowhere_andTheBooksBalance() {
        mute("noise/# payload:x");
        List.of("noise/1", "noise/2", "a").forEach(topic -> connection.feed(topic, "x"));
        connection.feed("noise/1", "other");
        FakeConnection.settle(session);
        Books books = session.books();
        assertThat(List.of(books.received(), books.inTree(), books.leftOut(), books.muted(), books.lost()))
                .isEqualTo(List.of(4L, 2L, 2L, 2L, 0L));
        assertThat(List.of(books.balanced(), books.topics(), books.inMemory())).isEqualTo(List.of(true, 2, 2));
    }

    @Test
    void received_excludedMessages_areShownToNoRule() {
        mute("#");
        session.exclude(List.of(TopicFilter.of("out/#")));
        connection.feed("out/1", "x");
        connection.feed("in", "x");
        FakeConnection.settle(session);
        assertThat(List.of(
                        session.books().excluded(),
                        session.books().muted(),
                        session.rules().status().getFirst().hits()))
                .isEqualTo(List.of(1L, 1L, 1L));
    }

    @Test
    void received_floodUnderRulesThatChange_isAccountedFor() {
        for (int i = 0; i < 20_000; i++) {
            if (i % 2_000 == 0) {
                mute(i % 4_000 == 0 ? "flood/1" : "flood/2");
            }
            connection.feed("flood/" + i % 4, "x");
        }
        FakeConnection.settle(session);
        Books books = session.books();
        assertThat(List.of(books.received(), books.balanced(), books.muted() > 0))
                .isEqualTo(List.of(20_000L, true, true));
    }

    @Test
    void received_colouredMessage_keepsItsColourInTheLog() {
        session.rules()
                .set(List.of(Rule.create("hot", "json:.t>20", RuleActions.NONE.withColour(RuleColour.VERMILION))));
        connection.feed("a", "{\"t\":21}");
        connection.feed("a", "{\"t\":19}");
        FakeConnection.settle(session);
        assertThat(List.of(
                        String.valueOf(session.rules()
                                .colourOf(session.model()
                                        .read(model -> model.log().get(0)))),
                        String.valueOf(session.rules()
                                .colourOf(session.model()
                                        .read(model -> model.log().get(1)))),
                        session.rules().status().getFirst().state()))
                .isEqualTo(List.of("VERMILION", "null", RuleStatus.State.ON));
    }
}
