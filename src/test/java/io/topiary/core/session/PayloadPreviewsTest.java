package io.topiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Message;
import io.topiary.core.message.Qos;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.text.Preview;
import io.topiary.core.tree.TreeRow;
import io.topiary.core.work.Workers;
import io.topiary.testing.ChangingLayouts;
import io.topiary.testing.FakeConnection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PayloadPreviewsTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Workers workers = new Workers(1);
    private final ChangingLayouts layouts = new ChangingLayouts();
    private final PayloadPreviews previews =
            new PayloadPreviews(session, new SessionPayloads(session, layouts.reader()), workers);
    private final AtomicInteger told = new AtomicInteger();

    @AfterEach
    void close() {
        session.close();
        workers.close();
    }

    @Test
    void changedLayout_rowIsReadAnew_andKeepsWhatItShowedUntilThen() {
        session.rules().set(List.of(Rule.create("m", "a", RuleActions.NONE.withDecoder("layout:motor"))));
        layouts.set("motor", "<H");
        Message message = received();
        await().untilAsserted(() -> assertThat(shown(message)).contains("513"));
        Runnable ending = previews.onChange(told::incrementAndGet);
        layouts.set("motor", ">H");
        String meanwhile = shown(message);
        await().untilAsserted(() -> assertThat(shown(message)).contains("258"));
        ending.run();
        layouts.set("motor", "<H");
        assertThat(List.of(meanwhile.contains("513") || meanwhile.contains("258"), told.get()))
                .isEqualTo(List.of(true, 1));
    }

    private String shown(Message message) {
        return previews.of(message, Preview.of(message.payload(), 100), () -> {})
                .text();
    }

    private Message received() {
        connection.feed("a", new byte[] {1, 2}, Qos.AT_MOST_ONCE, false);
        FakeConnection.settle(session);
        return session.model()
                .read(model -> model.tree().row("a").map(TreeRow::newest))
                .orElseThrow();
    }
}
