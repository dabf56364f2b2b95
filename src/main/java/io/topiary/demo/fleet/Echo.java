package io.topiary.demo.fleet;

import io.topiary.demo.broker.Message;
import io.topiary.demo.broker.PublishProperties;

/**
 * Answers what is sent to {@code demo/echo/request}: on the request's Response Topic with its Correlation Data (MQTT 5,
 * section 4.10), else on {@code demo/echo/response}.
 */
final class Echo implements Device {
    private static final String REQUEST = "demo/echo/request";
    private static final String RESPONSE = "demo/echo/response";
    private static final String HELP = "demo/echo/help";

    @Override
    public void start(Yard yard) {
        Station[] own = new Station[1];
        own[0] = yard.connect("echo", null, request -> own[0].publish(answer(request)));
        own[0].subscribe(REQUEST);
        own[0].retainedText(HELP, "Publish to " + REQUEST + " and I answer on your response topic or " + RESPONSE);
    }

    private static Message answer(Message request) {
        PublishProperties asked = request.properties();
        String topic = asked.responseTopic().orElse(RESPONSE);
        return new Message(
                topic, request.payload(), 0, false, PublishProperties.response(null, asked.correlationData()));
    }
}
