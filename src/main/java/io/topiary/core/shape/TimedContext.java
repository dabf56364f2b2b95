package io.topiary.core.shape;

import com.networknt.schema.DiscriminatorContext;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonSchemaException;

/** What goes along with one validation; ends it when its time is over, wherever that asks for something. One thread. */
final class TimedContext extends ExecutionContext {

    private final long deadline;

    /** @param nanos how long it may take */
    TimedContext(ExecutionConfig config, long nanos) {
        super(config);
        this.deadline = System.nanoTime() + nanos;
    }

    /** It took too long. */
    static final class OverException extends JsonSchemaException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        OverException() {
            super("too long");
        }
    }

    private void look() {
        if (System.nanoTime() - deadline > 0) {
            throw new OverException();
        }
    }

    @Override
    public boolean isFailFast() {
        look();
        return super.isFailFast();
    }

    @Override
    public ExecutionConfig getExecutionConfig() {
        look();
        return super.getExecutionConfig();
    }

    @Override
    public DiscriminatorContext getCurrentDiscriminatorContext() {
        look();
        return super.getCurrentDiscriminatorContext();
    }
}
