package io.topiary.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.testing.FaultBook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class RuleBookTest {

    private static final RuleActions MUTE = RuleActions.NONE.withMute(true);
    private static final RuleActions PIN = RuleActions.NONE.withPin(true);
    private static final RuleActions GREEN = RuleActions.NONE.withColour(RuleColour.GREEN);
    private static final RuleActions ORANGE = RuleActions.NONE.withColour(RuleColour.ORANGE);

    private final AtomicLong clock = new AtomicLong();
    private final RuleBook book = new RuleBook(clock::get, RuleLimits.DEFAULT);
    private long sequence;

    private Message message(String topic, String payload) {
        return new Message(
                sequence++,
                1_000_000 + sequence,
                0,
                topic,
                payload.getBytes(StandardCharsets.UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
    }

    private static Rule rule(String filter, RuleActions actions) {
        return Rule.create(filter, filter, actions);
    }

    private List<Long> hits() {
        return book.status().stream().map(RuleStatus::hits).toList();
    }

    private static String english(Text text) {
        return Messages.forLocale(Locale.ENGLISH).get(text);
    }

    @Test
    void judge_firstRuleThatMatches_decidesTheColour() {
        book.set(List.of(rule("a/#", GREEN), rule("#", ORANGE)));
        Message first = message("a/b", "1");
        Message second = message("c", "1");
        book.judge(first);
        book.judge(second);
        assertThat(book.colourOf(first)).isEqualTo(RuleColour.GREEN);
        assertThat(book.colourOf(second)).isEqualTo(RuleColour.ORANGE);
    }

    @Test
    void judge_twoKindsOfThings_areDecidedByTwoRules() {
        book.set(List.of(rule("a/#", GREEN), rule("#", MUTE)));
        Message message = message("a/b", "1");
        assertThat(List.of(book.judge(message), hits())).isEqualTo(List.of(true, List.of(1L, 1L)));
    }

    @Test
    void judge_ruleThatDecidesNothing_countsNoHit() {
        book.set(List.of(rule("#", GREEN), rule("a", ORANGE)));
        book.judge(message("a", "1"));
        assertThat(hits()).isEqualTo(List.of(1L, 0L));
    }

    @Test
    void judge_orderChanged_otherRuleWins() {
        Rule green = rule("#", GREEN);
        Rule orange = rule("a", ORANGE);
        book.set(List.of(green, orange));
        Message message = message("a", "1");
        book.judge(message);
        book.set(List.of(orange, green));
        assertThat(book.colourOf(message)).isEqualTo(RuleColour.ORANGE);
        assertThat(hits()).isEqualTo(List.of(0L, 1L));
    }

    @Test
    void judge_payloadPart_isAskedOfEachMessage() {
        book.set(List.of(rule("topic:a/+ json:.t>20", MUTE)));
        List<Boolean> muted = new ArrayList<>();
        muted.add(book.judge(message("a/x", "{\"t\":30}")));
        muted.add(book.judge(message("a/x", "{\"t\":10}")));
        muted.add(book.judge(message("b/x", "{\"t\":30}")));
        assertThat(muted).isEqualTo(List.of(true, false, false));
    }

    @Test
    void judge_disabledOrInvalidRule_doesNothing() {
        book.set(List.of(rule("#", MUTE).withEnabled(false), rule("(", MUTE), rule(" ", MUTE), rule("rate:>2", MUTE)));
        boolean muted = book.judge(message("a", "1"));
        assertThat(List.of(muted, book.status().stream().map(RuleStatus::state).toList()))
                .isEqualTo(List.of(
                        false,
                        List.of(
                                RuleStatus.State.OFF,
                                RuleStatus.State.INVALID,
                                RuleStatus.State.INVALID,
                                RuleStatus.State.INVALID)));
    }

    @Test
    void judge_mutedMessage_isNeitherPinnedNorAlertedAbout() {
        book.set(List.of(rule("#", PIN.withAlert(AlertPlan.PROPOSED)), rule("noise/#", MUTE)));
        book.judge(message("noise/1", "x"));
        book.judge(message("voice", "x"));
        AlertGate gate = Objects.requireNonNull(book.alerting().getFirst().gate);
        long alerts = gate.poll(0).orElseThrow().alert().count();
        assertThat(List.of(book.pinned(), alerts)).isEqualTo(List.of(List.of("voice"), 1L));
    }

    @Test
    void pinned_manyTopics_areBoundedAndTold() {
        AtomicInteger told = new AtomicInteger();
        book.onPinned(told::incrementAndGet);
        book.set(List.of(rule("#", PIN)));
        for (int i = 0; i < 1_000; i++) {
            book.judge(message("t/" + i % 500, "x"));
        }
        assertThat(List.of(book.pinned().size(), told.get())).isEqualTo(List.of(200, 200));
    }

    @Test
    void set_samePins_keepsWhatIsPinned() {
        Rule pin = rule("#", PIN);
        book.set(List.of(pin));
        book.judge(message("a", "x"));
        book.set(List.of(pin, rule("b", GREEN)));
        List<String> kept = book.pinned();
        book.set(List.of());
        assertThat(List.of(kept, book.pinned())).isEqualTo(List.of(List.of("a"), List.of()));
    }

    @Test
    void set_sameFilter_keepsTheHits() {
        Rule rule = rule("a", GREEN);
        book.set(List.of(rule));
        book.judge(message("a", "x"));
        Rule renamed = new Rule(rule.id(), "other name", true, "a", null, ORANGE);
        book.set(List.of(renamed));
        List<Long> kept = hits();
        book.set(List.of(new Rule(rule.id(), "other name", true, "b", null, ORANGE)));
        assertThat(List.of(kept, hits())).isEqualTo(List.of(List.of(1L), List.of(0L)));
    }

    @Test
    void colourOf_messageThatWasNeverJudged_isFoundOut() {
        book.set(List.of(rule("a", GREEN)));
        assertThat(book.colourOf(message("a", "x"))).isEqualTo(RuleColour.GREEN);
    }

    @Test
    void colourOf_olderMessageInTheSamePlaceOfTheMemory_isItsOwn() {
        book.set(List.of(rule("a", GREEN)));
        Message old = message("a", "x");
        book.judge(old);
        sequence += (1 << 16) - 1;
        book.judge(message("b", "x"));
        assertThat(book.colourOf(old)).isEqualTo(RuleColour.GREEN);
    }

    @Test
    void judge_ruleThatTakesAFifthOfACore_isSwitchedOffWithAWord() {
        LongSupplier slow = () -> clock.addAndGet(10_000_000);
        RuleBook costly = new RuleBook(slow, RuleLimits.DEFAULT);
        AtomicInteger changes = new AtomicInteger();
        costly.set(List.of(rule("payload:x", MUTE), rule("topic:a", GREEN)));
        costly.onChange(changes::incrementAndGet);
        boolean muted = true;
        for (int i = 0; i < 2_000 && muted; i++) {
            muted = costly.judge(message("a", "x"));
        }
        RuleStatus status = costly.status().getFirst();
        assertThat(List.of(muted, status.state(), costly.switchedOff(), changes.get()))
                .isEqualTo(List.of(false, RuleStatus.State.SWITCHED_OFF, 1L, 1));
        assertThat(english(Objects.requireNonNull(status.why())))
                .isEqualTo("Switched off: it took more than 20% of a processor core over 5 s. "
                        + "Narrow it by topic, then switch it on again");
        assertThat(costly.status().getLast().state()).isEqualTo(RuleStatus.State.ON);
    }

    @Test
    void judge_rulesThatTakeTooMuchTogether_loseTheDearest() {
        LongSupplier slow = () -> clock.addAndGet(3_000_000);
        RuleLimits limits = new RuleLimits(Duration.ofSeconds(5), 0.9, 0.4);
        RuleBook costly = new RuleBook(slow, limits);
        costly.set(List.of(rule("payload:x", MUTE), rule("a payload:x", GREEN), rule("b payload:x", GREEN)));
        for (int i = 0; i < 100_000 && costly.switchedOff() == 0; i++) {
            costly.judge(message(i % 3 == 0 ? "a" : "c", "x"));
        }
        assertThat(costly.status().stream().map(RuleStatus::state).toList())
                .isEqualTo(List.of(RuleStatus.State.SWITCHED_OFF, RuleStatus.State.ON, RuleStatus.State.ON));
    }

    @Test
    void judge_cheapRuleForHours_staysOn() {
        LongSupplier quick = () -> clock.addAndGet(1_000);
        RuleBook cheap = new RuleBook(quick, RuleLimits.DEFAULT);
        cheap.set(List.of(rule("payload:x", MUTE)));
        for (int i = 0; i < 10_000; i++) {
            // a message each 100 ms
            clock.addAndGet(100_000_000);
            cheap.judge(message("a", "x"));
        }
        assertThat(cheap.status().getFirst().state()).isEqualTo(RuleStatus.State.ON);
    }

    @Test
    void judge_patternThatWouldNeedForEver_isGivenUpInWords() {
        long begin = System.nanoTime();
        book.set(List.of(rule("/(a+)+\\1b/", MUTE), rule("-/(a+)+\\1b/", MUTE)));
        boolean muted = book.judge(message("a".repeat(60) + "!", "x"));
        book.review();
        Duration after = Duration.ofNanos(System.nanoTime() - begin);
        List<RuleStatus> found = book.status();
        assertThat(found.stream().map(RuleStatus::state))
                .containsExactly(RuleStatus.State.SWITCHED_OFF, RuleStatus.State.SWITCHED_OFF);
        Text why = Objects.requireNonNull(found.getFirst().why());
        assertThat(english(why))
                .isEqualTo("Switched off: its regular expression took too long. "
                        + "Write it without nested repetition, then switch it on again");
        assertThat(muted).isFalse();
        FaultBook.note("U6", "a rule with /(a+)+\\1b/ on a topic of 61 characters", english(why), after);
    }

    @Test
    void revive_ruleThatWasSwitchedOff_isInForceAgain() {
        Rule rule = rule("/(a+)+\\1b/", MUTE);
        book.set(List.of(rule));
        book.judge(message("a".repeat(60) + "!", "x"));
        book.review();
        book.revive(rule.id());
        assertThat(List.of(book.status().getFirst().state(), book.judge(message("aab", "x"))))
                .isEqualTo(List.of(RuleStatus.State.ON, true));
    }

    @Test
    void judge_logRule_queuesAlsoWhatIsMuted() {
        Path file = Path.of("").toAbsolutePath().resolve("target/never-written.jsonl");
        book.set(List.of(rule("#", MUTE.withLog(new LogPlan(file, 100_000)))));
        book.judge(message("a", "x"));
        assertThat(book.log().drain()).hasSize(1);
    }

    @Test
    void decoderOf_firstRuleWithOne_decides() {
        book.set(List.of(rule("b", GREEN), rule("a", RuleActions.NONE.withDecoder("hex"))));
        assertThat(List.of(book.decoderOf(message("a", "x")), book.decoderOf(message("b", "x"))))
                .isEqualTo(List.of("hex", ""));
    }
}
