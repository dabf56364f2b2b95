package io.topiary.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Qos;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which values are chosen: by the topic selected, by the user, and by what comes beside them. */
class ChartPageViewModelTest extends ChartScene {

    @Test
    void toggle_drawsSeveral_eachInALookOfItsOwn() {
        feed("a", "{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5}");
        look("a");
        awaitOffered(5);
        List.of("/b", "/c", "/d", "/e").forEach(this::toggle);
        awaitLines("/a [1.0]", "/b [2.0]", "/c [3.0]", "/d [4.0]", "/e [5.0]");
        toggle("/b");
        awaitLines("/a [1.0]", "/c [3.0]", "/d [4.0]", "/e [5.0]");
        assertThat(model.chart().plan().series())
                .extracting(each -> each.look())
                .doesNotHaveDuplicates();
        model.choose("a", "/b");
        awaitLines("/b [2.0]");
    }

    @Test
    void otherTopic_keepsWhatIsThereToo_elseTakesItsFirstNumber() {
        feed("a", "{\"x\":1,\"y\":2}");
        feed("b", "{\"w\":3,\"y\":4}");
        feed("c", "{\"z\":5}");
        feed("d", "words");
        look("a");
        model.choose("a", "/y");
        awaitLines("/y [2.0]");
        look("b");
        awaitLines("/y [4.0]");
        look("c");
        awaitLines("/z [5.0]");
        look("d");
        awaitLines();
        assertThat(note()).startsWith("No number");
    }

    @Test
    void severalTopics_stay_whenAnotherTopicIsSelected() {
        feed("s/a/env", "{\"t\":1}");
        feed("s/b/env", "{\"t\":2}");
        feed("x", "3");
        look("s/a/env");
        awaitLines("/t [1.0]");
        model.addTopic("s/b/env");
        awaitLines("a [1.0]", "b [2.0]");
        look("x");
        awaitOffered(1);
        awaitLines("a [1.0]", "b [2.0]");
        assertThat(model.followingProperty().get()).isFalse();
        model.setFollowing(true);
        awaitLines("value [3.0]");
    }

    @Test
    void chooseAll_drawsTheSameValueOfAllTopicsBeside() {
        feed("s/a/env", "{\"t\":1}");
        feed("s/b/env", "{\"t\":2}");
        feed("s/c/env", "{\"u\":2}");
        feed("s/d/other", "{\"t\":2}");
        look("s/a/env");
        List<Siblings.Kind> kinds = model.siblings("s/a/env");
        assertThat(kinds).extracting(Siblings.Kind::filter).containsExactly("s/+/env");
        model.chooseAll(kinds.getFirst(), "/t");
        awaitLines("a [1.0]", "b [2.0]");
    }

    @Test
    void chooseAll_topicsThatComeLater_join_untilSomethingElseIsChosen() {
        feed("s/a/env", "{\"t\":1}");
        feed("s/b/env", "{\"t\":2}");
        look("s/a/env");
        model.chooseAll(model.siblings("s/a/env").getFirst(), "/t");
        awaitLines("a [1.0]", "b [2.0]");
        feed("s/c/env", "{\"t\":3}");
        feed("s/d/env", "{\"u\":3}");
        awaitBeats("a [1.0]", "b [2.0]", "c [3.0]");
        model.chart().show(model.chart().plan().minus("s/c/env", "/t"));
        feed("s/d/env", "{\"t\":4}");
        awaitBeats("a [1.0]", "b [2.0]", "d [NaN, 4.0]");
        model.choose("s/a/env", "/t");
        feed("s/e/env", "{\"t\":5}");
        awaitBeats("/t [1.0]");
    }

    @Test
    void chooseAll_moreThanAChartShows_areCounted() {
        for (int i = 0; i < 30; i++) {
            feed("s/" + i, "1");
        }
        look("s/0");
        model.chooseAll(model.siblings("s/0").getFirst(), "");
        await().untilAsserted(() -> {
            turn();
            assertThat(lines()).hasSize(28);
            assertThat(note()).endsWith("2 more topics have this value: a chart shows 28 at most");
        });
        feed("s/new", "1");
        await().untilAsserted(() -> {
            metronome.pass(1);
            turn();
            assertThat(note()).endsWith("3 more topics have this value: a chart shows 28 at most");
        });
    }

    @Test
    void changedLayout_pointsAndValuesAreReadAnew() {
        session.rules().set(List.of(Rule.create("m", "a", RuleActions.NONE.withDecoder("layout:motor"))));
        layouts.set("motor", "<H");
        connection.feed("a", new byte[] {1, 2}, Qos.AT_MOST_ONCE, false);
        feed("a", "ab");
        look("a");
        awaitOffered(1);
        await().untilAsserted(() -> {
            turn();
            assertThat(lines()).singleElement().asString().endsWith("[513.0, 25185.0]");
        });
        model.setPaused(true);
        layouts.set("motor", ">H");
        await().untilAsserted(() -> {
            turn();
            assertThat(lines()).singleElement().asString().endsWith("[258.0, 24930.0]");
            assertThat(model.values().all()).extracting(ValueRow::text).containsExactly("24930");
        });
    }

    @Test
    void search_findsPathsAndValues() {
        feed("a", "{\"temp\":21.5,\"hum\":48,\"volt\":21.9}");
        look("a");
        awaitOffered(3);
        model.values().searchProperty().set("21.");
        awaitOffered(2);
        model.values().searchProperty().set("HUM");
        awaitOffered(1);
    }
}
