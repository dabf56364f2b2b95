package io.topiary.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.shape.Deviation;
import io.topiary.core.shape.Deviations;
import io.topiary.core.shape.JsonKind;
import io.topiary.core.shape.Oddity;
import io.topiary.core.shape.Oddity.What;
import io.topiary.core.shape.ShapeBook;
import io.topiary.core.shape.ShapeOptions;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapeWatchTest {

    private static final int ENOUGH = 5;

    @TempDir
    Path folder;

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final ShapeWatch watch =
            new ShapeWatch(session, new SessionPayloads(session, PayloadReader.PLAIN), new ShapeOptions(ENOUGH, false));

    @BeforeEach
    void follow() {
        watch.follow("a");
    }

    @AfterEach
    void close() {
        watch.close();
        session.close();
    }

    private void feedUsual() {
        for (int i = 0; i < ENOUGH; i++) {
            connection.feed("a", "{\"temp\":" + i + "}");
        }
    }

    private Deviation awaitDeviation() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> deviations().about("a").isPresent());
        return deviations().about("a").orElseThrow();
    }

    private Deviations deviations() {
        return watch.book().deviations();
    }

    @Test
    void deviatingMessage_isToldOnce_withItsTime() {
        feedUsual();
        connection.feed("a", "{\"temp\":\"hot\"}");
        connection.feed("a", "{\"temp\":\"hotter\"}");
        Deviation deviation = awaitDeviation();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> deviations().about("a").orElseThrow().count() == 2);
        assertThat(deviation.oddity()).isEqualTo(new Oddity(What.TYPE, "/temp", JsonKind.STRING, ""));
        assertThat(deviation.message().payload()).asString().contains("\"hot\"");
        assertThat(Messages.forLocale(Locale.ENGLISH).get(deviation.text(ZoneId.of("UTC"))))
                .matches("“temp” became a string at \\d\\d:\\d\\d:\\d\\d");
        assertThat(deviations().of(deviation.message())).isPresent();
        assertThat(deviations().open()).hasSize(1);
    }

    @Test
    void accept_makesItUsual_andDismissTellsAgainAfterwards() {
        feedUsual();
        connection.feed("a", "{\"temp\":\"hot\"}");
        watch.book().accept(awaitDeviation());
        connection.feed("a", "{\"temp\":\"hot\"}");
        connection.feed("a", "{\"temp\":1,\"more\":1}");
        Deviation second = awaitDeviation();
        assertThat(second.oddity().what()).isEqualTo(What.NEW);
        deviations().dismiss(second);
        assertThat(deviations().open()).isEmpty();
        assertThat(deviations().of(second.message())).isEmpty();
        connection.feed("a", "{\"temp\":1,\"more\":1}");
        connection.feed("a", "{\"temp\":1}");
        connection.feed("a", "{\"temp\":1,\"more\":1}");
        assertThat(awaitDeviation().oddity()).isEqualTo(second.oddity());
    }

    @Test
    void everyMessageOfTheFollowedTopic_isLookedInto_andTheNewestOfOthers() {
        for (int i = 0; i < 50; i++) {
            connection.feed("a", "{\"n\":" + i + "}");
            connection.feed("b/" + i % 5, "1");
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> watch.came() == 100);
        await().atMost(Duration.ofMinutes(1)).until(() -> watch.book().topics() == 6);
        assertThat(watch.book().looked()).isBetween(55L, 100L);
    }

    @Test
    void published_isNotLearned() {
        connection.connect();
        var _ = session.publish(
                PublishRequest.of(Topic.of("a"), "{\"temp\":99}".getBytes(UTF_8), Qos.AT_MOST_ONCE, false));
        await().until(() -> session.model().read(all -> all.log().size()) == 1);
        feedUsual();
        // in the order of the log: when the last is learned, the first was passed over
        await().atMost(Duration.ofMinutes(1)).until(() -> watch.book().looked() >= ENOUGH);
        FakeConnection.settle(session);
        assertThat(List.of(watch.came(), watch.book().looked())).isEqualTo(List.of((long) ENOUGH, (long) ENOUGH));
    }

    @Test
    void schemaOfARule_isAskedAndItsProblemTold() throws IOException {
        Path schema = Files.writeString(folder.resolve("s.json"), "{\"properties\":{\"temp\":{\"maximum\":80}}}");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        session.rules()
                .set(List.of(
                        Rule.create("check", "topic:a", RuleActions.NONE.withSchema(schema.toString())),
                        Rule.create("broken", "topic:b", RuleActions.NONE.withSchema(broken.toString()))));
        connection.feed("b", "1");
        connection.feed("a", "{\"temp\":81}");
        Deviation deviation = awaitDeviation();
        assertThat(deviation.oddity().what()).isEqualTo(What.INVALID);
        assertThat(deviation.oddity().pointer()).isEqualTo("/temp");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> watch.problem(broken.toString()).isPresent());
        assertThat(watch.problem(schema.toString())).isEmpty();
        watch.book().accept(deviation);
        connection.feed("a", "{\"temp\":82}");
        await().atMost(Duration.ofMinutes(1)).until(() -> watch.came() == 3);
        assertThat(deviations().open()).isEmpty();
    }

    @Test
    void whatIsUsual_isKeptOverSessions() {
        Path kept = folder.resolve("p.json");
        SessionPayloads payloads = new SessionPayloads(session, PayloadReader.PLAIN);
        watch.close();
        try (ShapeWatch first = new ShapeWatch(session, payloads, new ShapeOptions(ENOUGH, false), kept)) {
            first.follow("a");
            feedUsual();
            await().atMost(Duration.ofMinutes(1)).until(() -> first.book().looked() == ENOUGH);
        }
        Session later = connection.session();
        try (ShapeWatch second = new ShapeWatch(
                later, new SessionPayloads(later, PayloadReader.PLAIN), new ShapeOptions(ENOUGH, false), kept)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> second.book().topics() == 1);
            connection.feed("a", "{\"temp\":\"hot\"}");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> later.model().deviations().about("a").isPresent());
            assertThat(second.notice()).isEmpty();
        } finally {
            later.close();
        }
    }

    @Test
    void topics_areBounded() {
        for (int i = 0; i < 5_000; i++) {
            connection.feed("t/" + i, "{\"n\":1}");
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> watch.came() == 5_000);
        assertThat(watch.book().topics()).isLessThanOrEqualTo(ShapeBook.MOST_TOPICS);
    }
}
