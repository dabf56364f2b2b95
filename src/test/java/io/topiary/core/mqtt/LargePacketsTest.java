package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A packet of many pieces, and what may come between them. */
class LargePacketsTest {

    private static final byte[] PINGREQ = {(byte) 0xC0, 0};

    private final WireFacts facts = new WireFacts();
    private final PacketWatch watch = new PacketWatch(facts, 1_000_000, false, bytes -> {});
    private final EmbeddedChannel channel = new EmbeddedChannel(watch, new LargePackets(facts, watch));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private static byte[] large() {
        byte[] bytes = new byte[LargePackets.LARGE_BYTES + 1_000];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private void writable(boolean is) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, is);
        channel.runPendingTasks();
    }

    private ChannelFuture write(byte[] packet) {
        ChannelFuture written = channel.writeAndFlush(Unpooled.wrappedBuffer(packet));
        channel.runPendingTasks();
        return written;
    }

    private List<byte[]> sent() {
        List<byte[]> sent = new ArrayList<>();
        for (ByteBuf piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
            sent.add(ByteBufUtil.getBytes(piece));
            piece.release();
        }
        return sent;
    }

    private @Nullable String answered() {
        ByteBuf answer = channel.readInbound();
        if (answer == null) {
            return null;
        }
        String hex = ByteBufUtil.hexDump(answer);
        answer.release();
        return hex;
    }

    private static byte[] joined(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Test
    void write_large_leavesInPiecesOnlyWhileTheSocketTakesThem() {
        byte[] packet = large();
        writable(false);
        ChannelFuture written = write(packet);
        var _ = write(new byte[] {1, 2});
        assertThat(sent()).isEmpty();
        assertThat(written.isDone()).isFalse();
        writable(true);
        List<byte[]> pieces = sent();
        assertThat(pieces.removeLast()).containsExactly(1, 2);
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.length).isLessThanOrEqualTo(LargePackets.PIECE_BYTES));
        assertThat(joined(pieces)).isEqualTo(packet);
        assertThat(written.isSuccess()).isTrue();
    }

    @Test
    void write_small_leavesAsItIs() {
        var _ = write(PINGREQ);
        assertThat(sent()).containsExactly(PINGREQ);
        assertThat(answered()).isNull();
    }

    @Test
    void ping_betweenPieces_isAnsweredHereAsLongAsThereIsProgress() {
        writable(false);
        var _ = write(large());
        assertThat(write(PINGREQ).isSuccess()).isTrue();
        assertThat(answered()).isEqualTo("d000");
        // nothing was taken since
        assertThat(write(PINGREQ).isDone()).isFalse();
        assertThat(answered()).isNull();
        writable(true);
        assertThat(sent().getLast()).isEqualTo(PINGREQ);
    }

    @Test
    void ping_inTheMiddleOfABrokersPacket_isAnsweredBehindIt() {
        writable(false);
        var _ = write(large());
        channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex("3003")));
        answered();
        var _ = write(PINGREQ);
        assertThat(answered()).isNull();
        channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex("000161")));
        assertThat(List.of(String.valueOf(answered()), String.valueOf(answered())))
                .isEqualTo(List.of("000161", "d000"));
    }

    @Test
    void close_onTheWay_failsTheWriteAndLetsGo() {
        writable(false);
        ByteBuf packet = Unpooled.wrappedBuffer(large());
        ChannelFuture written = channel.writeAndFlush(packet);
        var _ = channel.close();
        assertThat(written.isSuccess()).isFalse();
        assertThat(packet.refCnt()).isZero();
    }
}
