package io.topiary.core.payload.format;

import io.topiary.core.payload.PayloadFormat;
import io.topiary.core.payload.PayloadFormat.Guess;
import java.util.List;
import java.util.Set;

/**
 * The formats that need nothing but the payload itself. Each one's library is loaded when the first payload gives reason
 * to.
 */
public final class StandardFormats {

    private StandardFormats() {}

    /** All of them, in the order in which they are asked and offered. */
    public static List<PayloadFormat> list() {
        return List.of(
                new PayloadFormat("jsonl", "JSON lines", jsonLines(), Guess.FIRST, JsonLines::new),
                new PayloadFormat("xml", "XML", Set.of("application/xml", "text/xml"), Guess.FIRST, Xml::new),
                new PayloadFormat("cbor", "CBOR", cbor(), Guess.LAST, StandardFormats::cborDecoder),
                new PayloadFormat("msgpack", "MessagePack", messagePack(), Guess.LAST, StandardFormats::packDecoder),
                new PayloadFormat(
                        "bson", "BSON", Set.of("application/bson"), Guess.FIRST, StandardFormats::bsonDecoder),
                new PayloadFormat("smile", "Smile", smile(), Guess.FIRST, StandardFormats::smileDecoder),
                new PayloadFormat("ion", "Ion", ion(), Guess.FIRST, StandardFormats::ionDecoder),
                new PayloadFormat("text", "Text", Set.of(), Guess.LAST, CharsetText::new),
                new PayloadFormat("zip", "ZIP", Set.of("application/zip"), Guess.FIRST, ZipList::new),
                packed("gzip", "gzip", Deflated::gzip),
                packed("zlib", "zlib", Deflated::zlib),
                packed("deflate", "deflate", Deflated::deflate),
                packed("zstd", "Zstandard", packed -> Compressed.zstd(packed)),
                packed("snappy", "Snappy", packed -> Compressed.snappy(packed)),
                packed("lz4", "LZ4", Lz4::unpack),
                packed("base64", "Base64", Encoded::base64),
                packed("base64url", "Base64 (URL)", Encoded::base64Url),
                packed("hex", "Hex", Encoded::hex));
    }

    private static Set<String> jsonLines() {
        return Set.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines");
    }

    private static Set<String> cbor() {
        return Set.of("application/cbor", "application/cbor-seq");
    }

    private static Set<String> messagePack() {
        return Set.of("application/msgpack", "application/x-msgpack", "application/vnd.msgpack");
    }

    private static Set<String> smile() {
        return Set.of("application/x-jackson-smile", "application/smile");
    }

    private static Set<String> ion() {
        return Set.of("application/ion", "application/x-ion", "application/x-amzn-ion", "text/ion");
    }

    private static ValueDecoder cborDecoder() {
        return new ValueDecoder("cbor", Signatures::cbor, CborValues::new);
    }

    private static ValueDecoder packDecoder() {
        return new ValueDecoder("msgpack", Signatures::messagePack, bytes -> new MsgPackValues(bytes));
    }

    private static ValueDecoder bsonDecoder() {
        return new ValueDecoder("bson", Signatures::bson, bytes -> new BsonValues(bytes));
    }

    private static ValueDecoder smileDecoder() {
        return new ValueDecoder("smile", Signatures::smile, bytes -> new SmileValues(bytes));
    }

    private static ValueDecoder ionDecoder() {
        return new ValueDecoder("ion", Signatures::ion, bytes -> new IonValues(bytes));
    }

    private static PayloadFormat packed(String id, String label, Unpacker.Unwrap unwrap) {
        return new PayloadFormat(id, label, Set.of(), Guess.NEVER, () -> new Unpacker(id, unwrap));
    }
}
