package io.topiary.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.ui.kit.RoomShares.Ask;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomSharesTest {

    private static final Ask FIGURE = new Ask(60, 60, false);
    private static final Ask TOPIC = new Ask(200, 100, true);
    private static final Ask VALUE = new Ask(100, 50, true);

    @Test
    void of_justEnoughRoom_givesEachWhatItWants() {
        assertThat(RoomShares.of(360, List.of(TOPIC, VALUE, FIGURE))).containsExactly(200, 100, 60);
    }

    @Test
    void of_moreRoom_isSharedByThoseThatTakeIt_inProportion() {
        assertThat(RoomShares.of(660, List.of(TOPIC, VALUE, FIGURE))).containsExactly(400, 200, 60);
    }

    @Test
    void of_moreRoomThatNobodyTakes_leavesItEmpty() {
        assertThat(RoomShares.of(660, List.of(FIGURE, FIGURE))).containsExactly(60, 60);
    }

    @Test
    void of_lessRoom_isTakenFromThoseThatGive() {
        assertThat(RoomShares.of(285, List.of(TOPIC, VALUE, FIGURE))).containsExactly(150, 75, 60);
    }

    @Test
    void of_tooLittleRoom_leavesEachItsLeast() {
        assertThat(RoomShares.of(100, List.of(TOPIC, VALUE, FIGURE))).containsExactly(100, 50, 60);
    }
}
