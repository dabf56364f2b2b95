package io.topiary.core.doctor;

import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.work.Errands;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/** Examines by connecting: on a thread and an event loop of its own for each examination. Any thread may call it. */
public final class NetworkDoctor implements Doctor {

    private final Tools tools;

    /**
     * What an examination works with.
     *
     * @param errands runs each task at once; some may never end
     * @param names looks names up
     * @param neighbours ports to look at where the one wanted does not answer
     * @param clock by which certificates expire
     */
    record Tools(Executor errands, Names names, Function<Scheme, List<Neighbour>> neighbours, Clock clock) {}

    /** With the resolver and the clock of the system. */
    public NetworkDoctor() {
        this(new Tools(new Errands("topiary-doctor"), Names.ofSystem(), Neighbour::of, Clock.systemUTC()));
    }

    NetworkDoctor(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Examination examine(ConnectOptions options, Consumer<Finding> listener) {
        Course course = new Course(options, listener, tools);
        course.start();
        return course;
    }
}
