package io.topiary.demo.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Looks at the first bytes of a connection before the decoder does: they must be a CONNECT of a version the broker
 * speaks. Anything else on the port (HTTP, TLS) is closed at once (MQTT 5, section 3.1.2.1); another version is refused
 * in the form that version understands (3.1.2.2; MQTT 3.1.1, section 3.1.2.2).
 */
final class ConnectGuard extends ByteToMessageDecoder {
    private static final int CONNECT = 0x10;
    private static final int LONGEST_NAME = 6;

    private final Set<Integer> levels;

    ConnectGuard(Set<Integer> levels) {
        this.levels = levels;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        if (in.getUnsignedByte(start) != CONNECT) {
            var _ = ctx.close();
            in.skipBytes(in.readableBytes());
            return;
        }
        int nameAt = afterRemainingLength(in, start + 1);
        if (nameAt < 0 || in.writerIndex() < nameAt + 2) {
            return;
        }
        int nameLength = in.getUnsignedShort(nameAt);
        int levelAt = nameAt + 2 + nameLength;
        if (nameLength <= LONGEST_NAME && in.writerIndex() <= levelAt) {
            return;
        }
        String name = nameLength > LONGEST_NAME ? "" : in.toString(nameAt + 2, nameLength, StandardCharsets.UTF_8);
        boolean mqtt = name.equals("MQTT");
        if (mqtt && levels.contains((int) in.getUnsignedByte(levelAt))) {
            out.add(in.readRetainedSlice(in.readableBytes()));
            ctx.pipeline().remove(this);
            return;
        }
        if (mqtt || name.equals("MQIsdp")) {
            refuse(ctx, in.getUnsignedByte(levelAt));
        }
        in.skipBytes(in.readableBytes());
        var _ = ctx.close();
    }

    private void refuse(ChannelHandlerContext ctx, int level) {
        boolean v5 = level >= 5 && levels.contains(5);
        ByteBuf answer = ctx.alloc().buffer(8);
        int code = v5 ? Reason.UNSUPPORTED_VERSION : Reason.connectCodeOf311(Reason.UNSUPPORTED_VERSION);
        new PacketEncoder(v5).connAck(answer, false, code, new byte[0]);
        var _ = ctx.writeAndFlush(answer);
    }

    /** Where the variable header begins; -1 while its length is not complete. */
    private static int afterRemainingLength(ByteBuf in, int from) {
        for (int i = from; i < in.writerIndex() && i < from + 4; i++) {
            if ((in.getByte(i) & 0x80) == 0) {
                return i + 1;
            }
        }
        // Five bytes with the continuation bit are no length: let the name check fail.
        return in.writerIndex() >= from + 4 ? from + 4 : -1;
    }
}
