package io.topiary.ui.topics;

import io.topiary.core.message.Message;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.testing.FakeConnection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what is asked of it, and does nothing. Thread-safe. */
final class NotedActions implements TopicActions {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Set<Ability> abilities = EnumSet.of(Ability.PUBLISH);

    /** What was asked, in order, such as {@code publishHere a/b}. */
    List<String> asked() {
        return asked;
    }

    /** Can do {@code some} from now on. */
    void can(Ability... some) {
        abilities = Set.of(some);
    }

    @Override
    public Set<Ability> abilities() {
        return abilities;
    }

    @Override
    public ConnectOptions options() {
        return FakeConnection.OPTIONS;
    }

    @Override
    public ProtocolVersion version() {
        return ProtocolVersion.V5;
    }

    @Override
    public void publishHere(String path) {
        asked.add("publishHere " + path);
    }

    @Override
    public void editAndResend(Message message) {
        asked.add("editAndResend " + message.topic());
    }

    @Override
    public void subscribe(TopicFilter filter) {
        asked.add("subscribe " + filter);
    }

    @Override
    public void unsubscribe(TopicFilter filter) {
        asked.add("unsubscribe " + filter);
    }

    @Override
    public void exclude(TopicFilter filter) {
        asked.add("exclude " + filter);
    }

    @Override
    public void clearRetained(String path, boolean recursive) {
        asked.add("clearRetained " + path + (recursive ? " and below" : ""));
    }

    @Override
    public void checkRetained(String path, boolean recursive) {
        asked.add("checkRetained " + path + (recursive ? " and below" : ""));
    }

    @Override
    public void clearLocal(String path, boolean below) {
        asked.add("clearLocal " + path + (below ? " and below" : ""));
    }

    @Override
    public RuleMaking rules() {
        return new Making();
    }

    @Override
    public PayloadTools payloads() {
        return new Looking();
    }

    private final class Looking implements PayloadTools {

        @Override
        public void compareWithPrevious(String path) {
            asked.add("compareWithPrevious " + path);
        }

        @Override
        public void mark(Message message) {
            asked.add("mark " + message.topic());
        }

        @Override
        public boolean hasMarked() {
            return asked.stream().anyMatch(each -> each.startsWith("mark "));
        }

        @Override
        public void compareWithMarked(String path) {
            asked.add("compareWithMarked " + path);
        }

        @Override
        public List<String> formats() {
            return List.of("", "text", "json", "hex", "cbor");
        }

        @Override
        public String formatName(String format) {
            return format.isEmpty() ? "Auto" : "As " + format;
        }

        @Override
        public List<String> numbers(Message message) {
            return List.of("", "/t");
        }

        @Override
        public void chart(String path, String pointer) {
            asked.add("chart " + path + " " + pointer);
        }
    }

    /** Rules that are never kept; what is muted already mutes. */
    private final class Making implements RuleMaking {

        @Override
        public boolean mutes(String filter) {
            return asked.contains("mute " + filter);
        }

        @Override
        public void mute(String filter, boolean mute) {
            asked.add((mute ? "mute " : "unmute ") + filter);
        }

        @Override
        public String decoder(String filter) {
            return "";
        }

        @Override
        public void decode(String filter, String decoder) {
            asked.add("decode " + filter + " as " + decoder);
        }
    }

    @Override
    public void exportSubtree(String path) {
        asked.add("exportSubtree " + path);
    }
}
