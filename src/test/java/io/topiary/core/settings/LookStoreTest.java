package io.topiary.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.topiary.core.settings.TreeLook.Column;
import io.topiary.core.settings.TreeLook.Reach;
import io.topiary.core.settings.TreeLook.SavedFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookStoreTest {

    private final Path file;

    LookStoreTest(@TempDir Path folder) {
        this.file = folder.resolve("views.json");
    }

    private LookStore.Memory memory(String profile) {
        return LookStore.open(file).of(profile, Runnable::run);
    }

    @Test
    void look_changed_isThereAfterARestart() {
        TreeLook look = new TreeLook(
                List.of(new Column("value", 120, true), new Column("qos", 40, false)),
                "ACTIVITY",
                List.of("a/b", " "),
                List.of(new SavedFilter("hot", "json:.t>20")),
                List.of("temp"),
                Set.of("lint:a"),
                false,
                Reach.SOME,
                new LogLook(List.of(new Column("interval", 80, true)), "utc"));
        memory("p").change(before -> look);
        assertThat(memory("p").look()).isEqualTo(look);
    }

    @Test
    void looks_ofTwoProfiles_areApart() {
        memory("p").change(look -> look.withPin("a", true));
        memory("q").change(look -> look.withPin("b", true));
        assertThat(List.of(memory("p").look().pins(), memory("q").look().pins()))
                .isEqualTo(List.of(List.of("a"), List.of("b")));
    }

    @Test
    void look_ofNoProfile_isNotSaved() {
        LookStore store = LookStore.open(file);
        LookStore.Memory memory = store.of(null, Runnable::run);
        memory.change(look -> look.withPin("a", true));
        assertThat(memory.look().pins()).containsExactly("a");
        assertThat(file).doesNotExist();
    }

    @Test
    void unknownKeys_stay() throws IOException {
        Files.writeString(file, """
                {"version":1,"later":1,"profiles":{"p":{"pins":["x",7],"theirs":true},"gone":{"pins":[]}}}""");
        memory("p").change(look -> look.withPin("y", true));
        assertThat(Files.readString(file))
                .contains("\"later\"", "\"theirs\"", "\"gone\"")
                .containsSubsequence("\"x\"", "\"y\"");
    }

    @Test
    void parts_areKeptBesideTheLook() throws IOException {
        LookStore.Memory memory = memory("p");
        assertThat(memory.part("counters")).isNull();
        memory.keep("counters", JsonNodeFactory.instance.arrayNode().add(7));
        memory.change(look -> look.withPin("y", true));
        assertThat(memory("p").part("counters")).hasToString("[7]");
        assertThat(memory("p").look().pins()).containsExactly("y");
        assertThat(memory("q").part("counters")).isNull();
    }

    @Test
    void unusableValues_areReadAsTheDefaults() throws IOException {
        Files.writeString(file, """
                {"version":1,"profiles":{"p":{"columns":[{"id":"a","width":-1},3],"pins":"no","expand":"lots"}}}""");
        assertThat(memory("p").look()).isEqualTo(TreeLook.DEFAULT);
    }

    @Test
    void save_whileItWaits_savesTheNewestOnce() {
        List<Runnable> waiting = new ArrayList<>();
        LookStore.Memory memory = LookStore.open(file).of("p", waiting::add);
        memory.change(look -> look.withPin("a", true));
        memory.change(look -> look.withPin("b", true));
        assertThat(waiting).hasSize(1);
        waiting.getFirst().run();
        assertThat(memory("p").look().pins()).containsExactly("a", "b");
    }

    @Test
    void recentFilters_areTwentyAtMost_theNewestFirst_eachOnce() {
        TreeLook look = TreeLook.DEFAULT;
        for (int i : IntStream.range(0, 30).toArray()) {
            look = look.withRecent("f" + i);
        }
        look = look.withRecent(" f20 ").withRecent(" ");
        assertThat(look.recent()).hasSize(20).startsWith("f20", "f29").doesNotHaveDuplicates();
    }

    private LookStore.Charts charts(String profile) {
        return LookStore.open(file).charts(profile, Runnable::run);
    }

    @Test
    void charts_areThereAfterARestart_besideTheLook() {
        ChartPlan plan = ChartPlan.empty("1")
                .plus("a/b", "/t", true)
                .plus("a/c", "", false)
                .changed(
                        1,
                        series -> series.withAxis(ChartSeries.Axis.RIGHT)
                                .withUnit("°C")
                                .withLook(5))
                .withWindow(ChartWindow.last(60_000_000).fixed(1, 2))
                .withName("x")
                .withBridged(true)
                .withWide(true);
        memory("p").change(look -> look.withPin("a", true));
        charts("p").change(all -> List.of(plan));
        assertThat(charts("p").plans()).containsExactly(plan);
        assertThat(memory("p").look().pins()).containsExactly("a");
        assertThat(charts("q").plans()).isEmpty();
    }

    @Test
    void charts_editedByHand_areReadAsFarAsTheyMakeSense() throws IOException {
        Files.writeString(file, """
                {"version":1,"profiles":{"p":{"charts":[
                  {"name":"no id"},
                  7,
                  {"id":"1","series":[{"topic":"a","pointer":"no pointer"},{"topic":"a","look":-3,"axis":"up"}],
                   "spanMicros":-5}]}}}
                """);
        ChartPlan plan = charts("p").plans().getFirst();
        assertThat(charts("p").plans()).hasSize(1);
        assertThat(plan.series()).hasSize(1);
        assertThat(plan.series().getFirst().axis()).isEqualTo(ChartSeries.Axis.AUTO);
        assertThat(plan.series().getFirst().look()).isBetween(0, ChartPlan.MOST_SERIES - 1);
        assertThat(plan.window()).isEqualTo(ChartWindow.ALL);
    }
}
