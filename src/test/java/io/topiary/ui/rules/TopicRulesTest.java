package io.topiary.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicRulesTest {

    @TempDir
    Path folder;

    private RuleScene scene;
    private TopicRules rules;

    @BeforeEach
    void open() {
        scene = new RuleScene(folder, Runnable::run, Runnable::run);
        rules = new TopicRules(scene.shelf, "p1", scene.messages);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private List<String> kept() {
        return scene.store.rules().stream()
                .map(rule -> rule.filter()
                        + (rule.actions().mute() ? " muted" : "")
                        + (rule.actions().decoder().isEmpty()
                                ? ""
                                : " as " + rule.actions().decoder()))
                .toList();
    }

    @Test
    void mute_makesARuleForTheProfile_unmuteTakesItOut() {
        rules.mute("topic:a/#", true);
        Rule made = scene.store.rules().getFirst();
        assertThat(List.of(made.filter(), String.valueOf(made.profileId()), made.name(), made.actions()))
                .isEqualTo(List.of("topic:a/#", "p1", "Mute topic:a/#", RuleActions.NONE.withMute(true)));
        assertThat(List.of(rules.mutes("topic:a/#"), rules.mutes("topic:a"))).isEqualTo(List.of(true, false));
        rules.mute("topic:a/#", false);
        assertThat(kept()).isEmpty();
        scene.told.offered.run();
        assertThat(kept()).containsExactly("topic:a/# muted");
    }

    @Test
    void mute_canBeTakenBackFromTheNotice() {
        rules.mute("topic:a", true);
        scene.told.offered.run();
        assertThat(kept()).isEmpty();
    }

    @Test
    void decode_comesFirst_andSharesTheRuleOfTheSameFilter() {
        rules.mute("topic:b", true);
        rules.decode("topic:a", "hex");
        assertThat(kept()).containsExactly("topic:a as hex", "topic:b muted");
        rules.mute("topic:a", true);
        assertThat(kept()).containsExactly("topic:a muted as hex", "topic:b muted");
        assertThat(rules.decoder("topic:a")).isEqualTo("hex");
        rules.decode("topic:a", "text");
        rules.mute("topic:a", false);
        assertThat(kept()).containsExactly("topic:a as text", "topic:b muted");
        rules.decode("topic:a", "");
        assertThat(kept()).containsExactly("topic:b muted");
    }

    @Test
    void mute_ofAVeryLongTopic_cutsTheNameOnly() {
        String filter = "topic:" + "a".repeat(1_000);
        rules.mute(filter, true);
        assertThat(scene.store.rules().getFirst().filter()).isEqualTo(filter);
    }

    @Test
    void mute_whatARuleOfAnotherProfileMutes_isNotMuted() {
        new TopicRules(scene.shelf, null, scene.messages).mute("topic:a", true);
        assertThat(rules.mutes("topic:a")).isFalse();
    }
}
