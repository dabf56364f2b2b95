package io.topiary.core.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import io.netty.channel.ChannelHandler;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A link made by the HiveMQ MQTT client: a client and an event loop of its own, both thrown away with it. */
final class HiveMqLink implements BrokerLink {

    private static final Logger LOG = LoggerFactory.getLogger(HiveMqLink.class);

    private final LinkPlan plan;
    private final ConnectOptions options;
    private final LinkListener listener;
    private final WireFacts facts = new WireFacts();
    private final TopicNames names = new TopicNames();
    private final Inlet inlet;
    private final PacketWatch watch;
    private final TappedEventLoopGroup network;
    private final MqttDialect dialect;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicLong completed = new AtomicLong();

    HiveMqLink(LinkPlan plan, LinkListener listener) {
        this.plan = plan;
        this.listener = listener;
        this.options = affordable(plan.options());
        this.inlet = new Inlet(listener::received, ended);
        int allowed = options.session().receiving().maximumPacketBytes();
        // with MQTT 5 the library closes by itself, and tells the broker why
        boolean stops = plan.version() == ProtocolVersion.V3_1_1;
        this.watch = new PacketWatch(facts, allowed, stops, bytes -> end(new LinkEnd.Oversized(bytes, allowed)));
        List<ChannelHandler> taps = new ArrayList<>(ProxyTunnel.handlers(plan, facts));
        PlainPublishes plain = new PlainPublishes(plan.version(), allowed, watch, names, inlet);
        taps.add(new PipelineTap(plan, facts, plain, watch, listener::step));
        this.network =
                new TappedEventLoopGroup("topiary-network-" + options.address().host(), taps);
        MqttClientBuilder builder = MqttClient.builder()
                .executorConfig(MqttClientExecutorConfig.builder()
                        .nettyExecutor(network)
                        .nettyThreads(1)
                        // Answers are told where they come in: on other threads the end of a link may overtake them
                        .applicationScheduler(new ArrivalScheduler())
                        .build())
                .transportConfig(TransportConfigs.of(plan))
                .addDisconnectedListener(this::disconnected);
        String clientId = options.login().clientId();
        if (!clientId.isEmpty()) {
            builder = builder.identifier(clientId);
        }
        this.dialect = plan.version() == ProtocolVersion.V5 ? new Mqtt5Dialect(builder) : new Mqtt3Dialect(builder);
    }

    /** What doesn't fit into memory is not asked for: it would end the link without a word. */
    private static ConnectOptions affordable(ConnectOptions wanted) {
        SessionOptions session = wanted.session();
        long memory = Runtime.getRuntime().maxMemory();
        return wanted.withSession(session.withReceiving(session.receiving().within(memory)));
    }

    @Override
    public CompletableFuture<BrokerLimits> connect() {
        dialect.receive(names, inlet);
        return attempt(() -> dialect.connect(options))
                .thenCompose(this::admitted)
                .whenComplete((limits, failure) -> {
                    if (failure != null) {
                        end(endOf(unwrap(failure), false));
                    }
                });
    }

    /** What the library lets pass and the standard does not (MQTT 5, section 3.2.2.1.1; MQTT 3.1.1, section 3.2.2.2). */
    private CompletableFuture<BrokerLimits> admitted(BrokerLimits limits) {
        if (limits.sessionPresent() && plan.options().session().cleanStart()) {
            return CompletableFuture.failedFuture(new BrokenRuleException("sessionPresent"));
        }
        return CompletableFuture.completedFuture(
                limits.over(plan.endpoint(facts.applicationProtocol()), facts.tlsVersion()));
    }

    @Override
    public CompletableFuture<BrokerAnswer> subscribe(List<Subscription> subscriptions) {
        return answered(() -> dialect.subscribe(subscriptions));
    }

    @Override
    public CompletableFuture<BrokerAnswer> unsubscribe(List<TopicFilter> filters) {
        return answered(() -> dialect.unsubscribe(filters));
    }

    @Override
    public CompletableFuture<BrokerAnswer> publish(PublishRequest request) {
        return answered(() -> {
            CompletableFuture<BrokerAnswer> answer = dialect.publish(request);
            return request.qos() == Qos.EXACTLY_ONCE ? answer.thenApply(this::completed) : answer;
        });
    }

    /**
     * When a link ends the library tells that all is well of what PUBREC came for; it is only when PUBCOMP came (MQTT 5,
     * section 4.3.3).
     */
    private BrokerAnswer completed(BrokerAnswer answer) {
        if (completed.incrementAndGet() > watch.pubComps()) {
            completed.decrementAndGet();
            throw new CompletionException(new ConnectionClosedException("no PUBCOMP came"));
        }
        return answer;
    }

    @Override
    public void ping() {
        try {
            watch.ping();
        } catch (RejectedExecutionException loopIsGone) {
            LOG.debug("No link to ask for a sign of life");
        }
    }

    @Override
    public CompletableFuture<Void> disconnect() {
        ended.set(true);
        return attempt(dialect::disconnect);
    }

    @Override
    public void abort() {
        ended.set(true);
        var _ = network.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
    }

    @Override
    public WireFacts facts() {
        return facts;
    }

    /** A refusal comes as an exception that carries the packet: an answer all the same. */
    private CompletableFuture<BrokerAnswer> answered(Supplier<CompletableFuture<BrokerAnswer>> request) {
        return attempt(request)
                .exceptionallyCompose(failure -> dialect.answerIn(unwrap(failure))
                        .filter(answer -> answer.packet() != PacketKind.DISCONNECT)
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> CompletableFuture.failedFuture(unwrap(failure))));
    }

    /** The library refuses by throwing what it can't encode or when its loop is gone; that is a failed future here. */
    private static <T> CompletableFuture<T> attempt(Supplier<CompletableFuture<T>> request) {
        try {
            return request.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void disconnected(MqttClientDisconnectedContext context) {
        end(endOf(context.getCause(), context.getSource() == MqttDisconnectSource.SERVER));
    }

    private LinkEnd endOf(Throwable cause, boolean byServer) {
        Optional<BrokerAnswer> answer = dialect.answerIn(cause);
        if (answer.isPresent() && (byServer || answer.get().packet() == PacketKind.CONNACK)) {
            return new LinkEnd.Answered(answer.get());
        }
        return new LinkEnd.Broken(dialect.explained(cause));
    }

    private void end(LinkEnd end) {
        inlet.settle();
        if (ended.compareAndSet(false, true)) {
            listener.ended(end);
        }
    }

    static Throwable unwrap(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
