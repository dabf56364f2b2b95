package io.topiary.testing;

import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;

/** Apache Artemis in this process, speaking MQTT on a free port of 127.0.0.1, in memory and open to everybody. */
public final class Artemis {

    private static final String ACCEPTOR = "mqtt";

    private final ActiveMQServer server;
    private final int port;

    private Artemis(ActiveMQServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts one and waits until it listens. */
    public static Artemis start() throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setMaxDiskUsage(-1)
                .addAcceptorConfiguration(new TransportConfiguration(
                        NettyAcceptorFactory.class.getName(),
                        Map.of("host", "127.0.0.1", "port", 0, "protocols", "MQTT"),
                        ACCEPTOR));
        ActiveMQServer server = ActiveMQServers.newActiveMQServer(configuration, false);
        server.start();
        if (server.getRemotingService().getAcceptor(ACCEPTOR) instanceof NettyAcceptor acceptor) {
            return new Artemis(server, acceptor.getActualPort());
        }
        throw new IllegalStateException("Artemis does not listen");
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Ends it. */
    public void stop() throws Exception {
        server.stop();
    }
}
