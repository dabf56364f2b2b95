package io.topiary.core.publish.request;

import io.topiary.core.message.TopicFilter;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** How a reply is known to belong to a request. */
public sealed interface Matching {

    /** Where replies come. */
    TopicFilter filter();

    /**
     * By Response Topic and Correlation Data (MQTT 5, section 4.10), which Topiary sets.
     *
     * @param responseTopic where replies are asked for
     */
    record Correlation(String responseTopic) implements Matching {

        /** What topics of Topiary's own begin with. */
        public static final String OWN = "topiary/";

        /** A topic for replies that nobody else uses, as good as certainly, with {@code begin} before it. */
        public static String unusedTopic(String begin) {
            return begin
                    + HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextInt());
        }

        @Override
        public TopicFilter filter() {
            return TopicFilter.of(responseTopic);
        }
    }

    /**
     * By a value that request and reply have in common in their JSON, as with MQTT 3.1.1.
     *
     * @param filter where replies come
     * @param pointer where the value is, a JSON Pointer (RFC 6901)
     */
    record Field(TopicFilter filter, String pointer) implements Matching {}
}
