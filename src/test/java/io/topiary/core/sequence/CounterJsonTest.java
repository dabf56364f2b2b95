package io.topiary.core.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.topiary.core.sequence.CounterSource.InBytes;
import io.topiary.core.sequence.CounterSource.InFormat;
import io.topiary.core.sequence.CounterSource.InJson;
import io.topiary.core.sequence.CounterSource.Width;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CounterJsonTest {

    @Test
    void plans_areReadBackEqual() {
        List<CounterPlan> plans = List.of(
                new CounterPlan("a/b", new InJson("/seq"), Wrap.BITS8, 1),
                new CounterPlan("c", new InBytes(4, Width.U32, true), Wrap.NONE, 10),
                new CounterPlan("spBv1.0/x", new InFormat("sparkplug"), Wrap.BITS8, 1));
        assertThat(CounterJson.read(CounterJson.write(plans))).isEqualTo(plans);
    }

    @Test
    void whatCantBeUsed_isLeftOut() throws IOException {
        String text = "[{},{\"topic\":\"a\",\"path\":\"/s\",\"wrap\":\"none\",\"step\":0},7,"
                + "{\"topic\":\"a\",\"width\":\"u8\",\"offset\":-4,\"wrap\":\"none\",\"step\":1},"
                + "{\"topic\":\"b\",\"path\":\"\",\"wrap\":\"none\",\"step\":1}]";
        assertThat(CounterJson.read(new ObjectMapper().readTree(text)))
                .containsExactly(new CounterPlan("b", new InJson(""), Wrap.NONE, 1));
        assertThat(CounterJson.read(null)).isEmpty();
    }
}
