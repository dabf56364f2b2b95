package io.topiary.core.session;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a session's state and books to other tools through the platform's MBean server. Opens no port. */
public final class SessionBean implements SessionMXBean {

    private static final Logger LOG = LoggerFactory.getLogger(SessionBean.class);

    private final Session session;

    private SessionBean(Session session) {
        this.session = session;
    }

    /**
     * Registers {@code session} as {@code io.topiary:type=Session,name=…,tab=…}. What goes wrong is logged.
     *
     * @param tab number of its tab, from 1
     * @return takes it out again
     */
    public static Runnable register(Session session, int tab) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name =
                    new ObjectName("io.topiary:type=Session,name=" + ObjectName.quote(session.name()) + ",tab=" + tab);
            server.registerMBean(new SessionBean(session), name);
            return () -> unregister(server, name);
        } catch (JMException e) {
            LOG.warn("the session can't be watched through JMX", e);
            return () -> {};
        }
    }

    private static void unregister(MBeanServer server, ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (JMException e) {
            LOG.debug("{} was not registered", name, e);
        }
    }

    @Override
    public String getState() {
        return session.connection().status().state().name();
    }

    @Override
    public long getReceived() {
        return getBooks().received();
    }

    @Override
    public long getInTree() {
        return getBooks().inTree();
    }

    @Override
    public long getLeftOut() {
        return getBooks().leftOut();
    }

    @Override
    public long getExcluded() {
        return getBooks().excluded();
    }

    @Override
    public long getSkipped() {
        return getBooks().skipped();
    }

    @Override
    public long getSkippedAcked() {
        return getBooks().skippedAcked();
    }

    @Override
    public long getMuted() {
        return getBooks().muted();
    }

    @Override
    public int getTopics() {
        return getBooks().topics();
    }

    @Override
    public int getInMemory() {
        return getBooks().inMemory();
    }

    @Override
    public long getEvicted() {
        return getBooks().evicted();
    }

    @Override
    public long getRecorded() {
        return getBooks().recorded();
    }

    @Override
    public long getShed() {
        return getBooks().shed();
    }

    @Override
    public long getUnrecorded() {
        return getBooks().unrecorded();
    }

    @Override
    public long getIntakeDepth() {
        return getBooks().intakeDepth();
    }

    @Override
    public long getRecorderDepth() {
        return getBooks().recorderDepth();
    }

    @Override
    public long getReconnects() {
        return session.reconnects();
    }

    @Override
    public Books getBooks() {
        return session.books();
    }
}
