package io.topiary.core.payload.format;

import io.topiary.core.payload.JsonLimits;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadDecoder;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A format of values that JSON can stand for. Several values one after another become an array, which a remark says.
 * What is guessed must be one value that takes up the whole payload.
 */
final class ValueDecoder implements PayloadDecoder {

    private final String id;
    private final Predicate<byte[]> mayBe;
    private final Function<byte[], Values> open;

    /**
     * The format {@code id}.
     *
     * @param mayBe whether it is worth a try to guess it, told from a few bytes
     * @param open its values in a payload
     */
    ValueDecoder(String id, Predicate<byte[]> mayBe, Function<byte[], Values> open) {
        this.id = id;
        this.mayBe = mayBe;
        this.open = open;
    }

    @Override
    public Optional<Payload> detect(Sample sample) {
        byte[] bytes = sample.bytes();
        if (bytes.length > JsonLimits.AUTOMATIC.bytes() || !mayBe.test(bytes)) {
            return Optional.empty();
        }
        try {
            Values values = open.apply(bytes);
            JsonText json = new JsonText();
            values.next(json);
            return values.more()
                    ? Optional.empty()
                    : Optional.of(new Payload.Decoded(bytes, id, json.toBytes(), true, values.remarks()));
        } catch (UndecodableException notThis) {
            return Optional.empty();
        }
    }

    @Override
    public Payload decode(Sample sample, String argument) throws UndecodableException {
        byte[] bytes = sample.bytes();
        Values values = open.apply(bytes);
        if (!values.more()) {
            throw new UndecodableException(Text.of("payload.format.nothing"));
        }
        JsonText json = new JsonText();
        values.next(json);
        if (!values.more()) {
            return new Payload.Decoded(bytes, id, json.toBytes(), true, values.remarks());
        }
        return sequence(bytes);
    }

    private Payload sequence(byte[] bytes) throws UndecodableException {
        Values values = open.apply(bytes);
        JsonText json = new JsonText().array();
        int count = 0;
        while (values.more()) {
            values.next(json);
            count++;
        }
        json.endArray();
        List<Text> remarks = new ArrayList<>(values.remarks());
        remarks.add(Text.of("payload.format.sequence", count));
        return new Payload.Decoded(bytes, id, json.toBytes(), true, remarks);
    }
}
