package io.topiary.core.payload.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteDiffTest {

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static List<String> words(ByteDiff diff) {
        return diff.rows().stream()
                .map(row -> switch (row) {
                    case ByteRow.Gap(long gap) -> "gap " + gap;
                    case ByteRow.Bytes bytes ->
                        bytes.kind() + " " + bytes.offset() + " " + Integer.toBinaryString(bytes.marks());
                })
                .toList();
    }

    @Test
    void of_oneByte_marksIt_andFoldsWhatIsFarAway() {
        byte[] right = bytes(200);
        right[100] = 0;
        ByteDiff diff = ByteDiff.of(bytes(200), right);
        assertThat(words(diff))
                .containsExactly(
                        "gap 64",
                        "SAME 64 0",
                        "SAME 80 0",
                        "REMOVED 96 10000",
                        "ADDED 96 10000",
                        "SAME 112 0",
                        "SAME 128 0",
                        "gap 56");
        assertThat(diff.differing()).isEqualTo(1);
        assertThat(diff.whole()).isTrue();
    }

    @Test
    void of_bytesInTheMiddle_areFoundBetweenWhatIsTheSame() {
        byte[] left = bytes(40);
        byte[] right = new byte[43];
        System.arraycopy(left, 0, right, 0, 20);
        Arrays.fill(right, 20, 23, (byte) 0xEE);
        System.arraycopy(left, 20, right, 23, 20);
        ByteDiff diff = ByteDiff.of(left, right);
        assertThat(diff.differing()).isEqualTo(3);
        assertThat(words(diff)).containsExactly("SAME 0 0", "REMOVED 16 1110000", "ADDED 16 1110000", "SAME 29 0");
        assertThat(((ByteRow.Bytes) diff.rows().getLast()).other()).isEqualTo(32);
    }

    @Test
    void of_equal_hasNoDifference() {
        assertThat(ByteDiff.of(bytes(100), bytes(100)).differing()).isZero();
        assertThat(ByteDiff.of(new byte[0], new byte[0]).rows()).isEmpty();
        assertThat(words(ByteDiff.of(new byte[0], bytes(2)))).containsExactly("ADDED 0 11");
    }

    @Test
    void of_anything_showsEveryByteThatDiffers() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] left = new byte[random.nextInt(300)];
            random.nextBytes(left);
            byte[] right = Arrays.copyOf(left, Math.max(0, left.length + random.nextInt(5) - 2));
            for (int j = 0; j < random.nextInt(6) && right.length > 0; j++) {
                right[random.nextInt(right.length)] ^= 1;
            }
            ByteDiff diff = ByteDiff.of(left, right);
            List<Integer> removed = new ArrayList<>();
            long marks = 0;
            for (ByteRow row : diff.rows()) {
                if (row instanceof ByteRow.Bytes bytes && bytes.kind() == ByteRow.Kind.ADDED) {
                    marks += Integer.bitCount(bytes.marks());
                } else if (row instanceof ByteRow.Bytes bytes && bytes.kind() == ByteRow.Kind.REMOVED) {
                    removed.add(bytes.marks());
                }
            }
            assertThat(diff.whole()).isTrue();
            assertThat(Math.max(
                            marks, removed.stream().mapToInt(Integer::bitCount).sum()))
                    .isEqualTo(diff.differing());
        }
    }
}
