#!/usr/bin/python3
"""Makes the samples beside it, and writes down what tools that share no code with Topiary make of them.

    apt-get download python3-{cbor2,msgpack,bson,pymongo,zstandard,lz4,snappy} libsnappy1v5; dpkg -x each PLACE
    npm install --prefix PLACE ion-js smile-js
    PYTHONPATH=PLACE/usr/lib/python3/dist-packages NODE_PATH=PLACE/node_modules ./make.py

Needs gzip, zstd, lz4, node and ImageMagick on the path. The samples that are stored were made with Python 3.11.2,
cbor2 5.4.6, msgpack 1.0.3, bson (pymongo) 3.11.0, zstandard 0.20.0, lz4 4.0.2, python-snappy 0.5.3, gzip 1.12,
zstd 1.5.4, lz4 1.9.4, ion-js 5.2.1, smile-js 0.7.0, ImageMagick 6.9.11.

A sample NAME.bin has its expectation in NAME.json, NAME.txt or NAME.out; table.tsv names them all. What JSON has no word
for is written as JsonText says: {"$hex": …}, {"$tag": …, "value": …} and so on.
"""
import datetime
import decimal
import io
import json
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
import zlib
from pathlib import Path

import bson
import bson.json_util
import cbor2
import lz4.block
import lz4.frame
import msgpack
import snappy
import zstandard

HERE = Path(__file__).parent
READING = {"sensor": "pump-7", "temp": 21.5, "count": 9007199254740993, "ok": True, "note": None, "list": [1, -2, "ü€😀"]}
TEXT = "".join(f"line {i}: the quick brown fox jumps over the lazy dog\n" for i in range(400)).encode()
UTC = datetime.timezone.utc


def plain(value):
    """What a tool decoded, as JsonText would write it."""
    if isinstance(value, (bytes, bytearray)):
        return {"$hex": value.hex()}
    if isinstance(value, cbor2.CBORTag):
        return {"$tag": value.tag, "value": plain(value.value)}
    if isinstance(value, cbor2.CBORSimpleValue):
        return {"$simple": value.value}
    if value is cbor2.undefined:
        return {"$undefined": True}
    if isinstance(value, msgpack.ExtType):
        return {"$ext": value.code, "$hex": value.data.hex()}
    if isinstance(value, msgpack.Timestamp):
        when = value.to_datetime().isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return {"$time": when}
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return {"$float": {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(value)]}
    if isinstance(value, dict):
        return {key if isinstance(key, str) else text(key): plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    return value


def text(value):
    return json.dumps(plain(value), separators=(",", ":"), ensure_ascii=False)


def put(name, data, expected):
    (HERE / f"{name}.bin").write_bytes(data)
    if isinstance(expected, str):
        (HERE / f"{name}.txt").write_text(expected, encoding="utf-8")
    elif isinstance(expected, bytes):
        (HERE / f"{name}.out").write_bytes(expected)
    else:
        (HERE / f"{name}.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1), encoding="utf-8")


def run(*command, data=b""):
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout


def cbor():
    def load(data):
        return plain(cbor2.loads(data))

    put("cbor-reading", cbor2.dumps(READING), load(cbor2.dumps(READING)))
    rich = {"bytes": b"\x00\xff", "tag": cbor2.CBORTag(1234, [1]), "big": 2**70, "minus": -(2**70), 1: "int key",
            "simple": cbor2.CBORSimpleValue(99), "undefined": cbor2.undefined, "nan": float("nan"), "nested": {"a": {}}}
    data = cbor2.dumps(rich)
    put("cbor-rich", data, load(data))
    # indefinite lengths and a half float, which cbor2 reads but does not write
    loose = bytes.fromhex("bf6161 5f42010243030405ff 6162 7f657374726561646d696e67ff 6163 9f01820203ff 6164 f93e00 ff")
    put("cbor-indefinite", loose, load(loose))
    put("cbor-self-described", b"\xd9\xd9\xf7" + cbor2.dumps(READING), load(cbor2.dumps(READING)))
    # decimal fraction: cbor2 makes a Decimal of it
    fraction = cbor2.dumps({"price": decimal.Decimal("273.15")})
    decoded = cbor2.loads(fraction)
    put("cbor-decimal", fraction, {"price": float(decoded["price"])})


def message_pack():
    def load(data):
        return plain(msgpack.unpackb(data, raw=False, strict_map_key=False))

    data = msgpack.packb(READING)
    put("msgpack-reading", data, load(data))
    rich = {"bytes": b"\x00\xff", "ext": msgpack.ExtType(5, b"abc"), "time": msgpack.Timestamp(1700000000, 500000000),
            "u64": 2**64 - 1, "i64": -(2**63), 1: "int key", "nested": [{"a": {}}]}
    data = msgpack.packb(rich)
    put("msgpack-rich", data, load(data))
    data = msgpack.packb([0.1, 1.5], use_single_float=True)
    put("msgpack-float32", data, load(data))


def documents():
    options = bson.json_util.RELAXED_JSON_OPTIONS
    options.strict_uuid = False
    document = {
        "_id": bson.ObjectId("5f3d1e2a9c1b2d3e4f5a6b7c"), "when": datetime.datetime(2026, 11, 26, 8, 0, 0, 123000, UTC),
        "price": bson.decimal128.Decimal128("19.990"), "raw": bson.binary.Binary(b"\x00\xff", 128), "n": 42,
        "big": bson.int64.Int64(9007199254740993), "x": 1.5, "nan": float("nan"), "re": bson.regex.Regex("^a", "i"),
        "ts": bson.timestamp.Timestamp(1700000000, 7), "min": bson.min_key.MinKey(), "max": bson.max_key.MaxKey(),
        "code": bson.code.Code("f()"), "none": None, "yes": True, "list": ["a", {"b": []}],
        "old": datetime.datetime(1960, 1, 1, tzinfo=UTC)}
    data = bson.BSON.encode(document)
    decoded = bson.BSON(data).decode(bson.codec_options.CodecOptions(tz_aware=True))
    put("bson-rich", data, json.loads(bson.json_util.dumps(decoded, json_options=options)))


def smile():
    # written by hand after the specification: smile-js only reads
    double = struct.unpack(">Q", struct.pack(">d", 21.5))[0]
    septets = bytes((double >> shift) & 0x7F for shift in range(63, -1, -7))
    body = (b":)\n\x00" b"\xfa" b"\x85sensor" b"\x45pump-7" b"\x83temp" b"\x29" + septets + b"\x80n" b"\xc3"
            b"\x81big" b"\x24\x01\x00\x80" b"\x81yes" b"\x23" b"\x81nil" b"\x21" b"\x83list" b"\xf8\xc2\xc1\x20\xf9" b"\xfb")
    body = body.replace(b"\x81big", b"\x82big").replace(b"\x81yes", b"\x82yes").replace(b"\x81nil", b"\x82nil")
    script = ("const s=require('smile-js');const d=require('fs').readFileSync(0);"
              "process.stdout.write(JSON.stringify(s.parse(new Uint8Array(d))))")
    put("smile-reading", body, json.loads(run("node", "-e", script, data=body)))


def ion():
    source = ("{sensor:\"pump-7\",temp:21.50,count:9007199254740993,ok:true,note:null,big:123456789012345678901234567890,"
              "raw:{{AP8=}},unit:Celsius,when:2026-11-26T08:00:00.5Z,list:[1,-2,\"ü€😀\"],f:1.5e0,tagged:kelvin::300}")
    script = """const ion=require('ion-js');const src=require('fs').readFileSync(0);
const w=process.argv[1]=='text'?ion.makeTextWriter():ion.makeBinaryWriter();
w.writeValues(ion.makeReader(src));w.close();process.stdout.write(Buffer.from(w.getBytes()))"""
    show = """const ion=require('ion-js');const src=require('fs').readFileSync(0);
function value(r,t){const a=r.annotations();let v=bare(r,t);for(const x of [...a].reverse())v='{"$tag":'+JSON.stringify(x)+',"value":'+v+'}';return v}
function bare(r,t){if(r.isNull())return 'null';const I=ion.IonTypes;switch(t){
case I.BOOL:return ''+r.booleanValue();case I.INT:return ''+r.bigIntValue();case I.FLOAT:return ''+r.numberValue();
case I.DECIMAL:return ''+r.decimalValue();case I.TIMESTAMP:return JSON.stringify({$time:''+r.timestampValue()});
case I.STRING:case I.SYMBOL:return JSON.stringify(r.stringValue());
case I.BLOB:case I.CLOB:return JSON.stringify({$hex:Buffer.from(r.uInt8ArrayValue()).toString('hex')});
case I.STRUCT:{const o=[];r.stepIn();for(let x;x=r.next();)o.push(JSON.stringify(r.fieldName())+':'+value(r,x));r.stepOut();return '{'+o+'}'}
default:{const o=[];r.stepIn();for(let x;x=r.next();)o.push(value(r,x));r.stepOut();return '['+o+']'}}}
const r=ion.makeReader(src);const t=r.next();process.stdout.write(value(r,t))"""
    for kind in ("binary", "text"):
        data = run("node", "-e", script, kind, data=source.encode())
        (HERE / f"ion-{kind}.bin").write_bytes(data)
        (HERE / f"ion-{kind}.json").write_bytes(run("node", "-e", show, data=data))


def packed():
    put("gzip-text", run("gzip", "-9n", data=TEXT), TEXT)
    put("zlib-text", zlib.compress(TEXT), zlib.decompress(zlib.compress(TEXT)))
    bare = zlib.compressobj(wbits=-15)
    put("deflate-text", bare.compress(TEXT) + bare.flush(), TEXT)
    data = run("zstd", "-q", "-c", data=TEXT)
    put("zstd-text", data, zstandard.ZstdDecompressor().decompressobj().decompress(data))
    put("snappy-block", snappy.compress(TEXT), snappy.decompress(snappy.compress(TEXT)))
    put("snappy-framed", snappy_frame(TEXT), TEXT)
    put("lz4-frame", run("lz4", "-q", "-c", data=TEXT), TEXT)
    large = TEXT * 8
    linked = lz4.frame.compress(large, block_size=lz4.frame.BLOCKSIZE_MAX64KB, block_linked=True, content_checksum=True)
    put("lz4-linked", linked, lz4.frame.decompress(linked))
    block = lz4.block.compress(TEXT, store_size=False)
    put("lz4-block", block, lz4.block.decompress(block, uncompressed_size=len(TEXT)))


def snappy_frame(data):
    """The framing of framing_format.txt by hand: python-snappy 0.5.3 can't do it with Python 3.11."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    crc ^= 0xFFFFFFFF
    masked = ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF
    chunk = struct.pack("<I", masked) + snappy.compress(data)
    return b"\xff\x06\x00\x00sNaPpY" + b"\x00" + struct.pack("<I", len(chunk))[:3] + chunk


def encoded():
    import base64
    raw = bytes(range(256))
    put("base64-all", base64.encodebytes(raw), base64.decodebytes(base64.encodebytes(raw)))
    put("base64url-all", base64.urlsafe_b64encode(raw).rstrip(b"="), raw)
    put("hex-all", raw.hex(" ").encode(), bytes.fromhex(raw.hex(" ")))


def texts():
    rows = {"text-utf16le": ("utf-16-le", "\ufeffTemperatur 21,5 °C\n"), "text-utf16be": ("utf-16-be", "\ufeffключ"),
            "text-utf32": ("utf-32-le", "\ufeffa😀"), "text-latin1": ("iso-8859-1", "Außentemperatur 21,5 °C in München"),
            "text-cyrillic": ("windows-1251", "Температура насоса в норме, давление упало"),
            "text-koi8r": ("koi8-r", "Температура насоса в норме, давление упало"),
            "text-sjis": ("shift_jis", "ポンプの温度は正常です。圧力が下がりました。"),
            "text-gb18030": ("gb18030", "水泵温度正常，压力下降。"), "text-cp437": ("cp437", "±1 ½ ░▒▓")}
    for name, (charset, value) in rows.items():
        data = value.encode(charset)
        put(name, data, data.decode(charset).lstrip("\ufeff"))


def structured():
    lines = b'{"t":1,"v":1.50}\n{"t":2,"v":127.0}\r\n\n{"t":9007199254740993,"v":null}\n'
    put("jsonl-readings", lines, [json.loads(line) for line in lines.splitlines() if line.strip()])
    source = ('<?xml version="1.0" encoding="iso-8859-1"?><!-- one --><plant name="a&gt;b"><pump id="7"><temp unit="°C">21.5'
              '</temp><raw><![CDATA[<x>&]]></raw><empty/></pump></plant>').encode("iso-8859-1")
    put("xml-plant", source, ET.canonicalize(source, strip_text=True, with_comments=True))
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><a href="http://127.0.0.1/"><rect width="1"/></a></svg>'
    put("xml-svg", svg, ET.canonicalize(svg))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for name in ("readings/1.json", "../../etc/passwd", "ü.txt"):
            out.writestr(zipfile.ZipInfo(name, (2026, 11, 26, 8, 0, 0)), TEXT[:80])
    data = archive.getvalue()
    listed = [{"name": i.filename, "bytes": i.file_size, "packedBytes": i.compress_size}
              for i in zipfile.ZipFile(io.BytesIO(data)).infolist()]
    put("zip-three", data, listed)


def pictures():
    for kind in ("png", "jpg", "gif", "bmp"):
        data = run("convert", "-size", "40x30", "gradient:red-blue", "-strip", f"{kind}:-")
        put(f"picture-{kind}", data, run("identify", "-format", "%m %w %h\n", "-", data=data).decode().split("\n")[0])


if __name__ == "__main__":
    for make in (cbor, message_pack, documents, smile, ion, packed, encoded, texts, structured, pictures):
        try:
            make()
        except FileNotFoundError as missing:
            print(f"{make.__name__}: {missing}", file=sys.stderr)
