#!/usr/bin/env python3
"""Makes the samples of formats that need a schema with tools that share no code with Topiary.

Needs protoc, and the packages protobuf and fastavro:
    pip install --target /tmp/schemas-py protobuf fastavro
    PYTHONPATH=/tmp/schemas-py python3 make-schemas.py
Writes into the folder schemas beside it: plant.proto and its imports, a compiled descriptor set, Avro schemas, payloads
(*.bin) and what those tools say is in them (*.json, in the notation of Topiary's JsonText where JSON has no word).
"""

import datetime
import decimal
import io
import json
import math
import os
import struct
import subprocess
import sys
import tempfile

import fastavro
from google.protobuf import json_format

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "schemas")

SOURCES = {
    "plant/units.proto": """syntax = "proto3";
package plant;
enum Unit { UNIT_UNSPECIFIED = 0; CELSIUS = 1; BAR = 2; }
message Range { double low = 1; double high = 2; }
""",
    "plant/reading.proto": """syntax = "proto3";
package plant;
import "plant/units.proto";
import "google/protobuf/timestamp.proto";
import "google/protobuf/duration.proto";
import "google/protobuf/wrappers.proto";
import "google/protobuf/struct.proto";
import "google/protobuf/field_mask.proto";
import "google/protobuf/any.proto";
message Reading {
  message Part { string name = 1; repeated sint32 steps = 2; Part inner = 3; }
  string sensor = 1;
  int64 signed = 2;
  uint64 unsigned = 3;
  fixed64 wide = 4;
  sfixed32 narrow = 5;
  float single = 6;
  double real = 7;
  bool ok = 8;
  bytes raw = 9;
  Unit unit = 10;
  repeated Unit units = 11;
  map<string, int64> counts = 12;
  map<uint32, Range> ranges = 13;
  oneof kind { string text = 14; int32 code = 15; }
  Part part = 16;
  google.protobuf.Timestamp time = 17;
  google.protobuf.Duration took = 18;
  google.protobuf.Int64Value maybe = 19;
  google.protobuf.Struct extra = 20;
  google.protobuf.FieldMask mask = 21;
  google.protobuf.Any any = 22;
  repeated double samples = 23;
  optional int32 present = 24;
  int32 zero = 25;
}
""",
}

# With groups, which Wire does not compile: only its descriptor set goes into the library.
LEGACY = """syntax = "proto2";
package plant.legacy;
message Old {
  required int32 id = 1;
  optional string name = 2 [default = "none"];
  repeated group Item = 3 { optional uint32 weight = 4; }
  extensions 100 to 199;
}
"""


# The messages of the Sparkplug specification 3.0, section 6.4, which the tests of encoding read too.
SPARKPLUG = os.path.join(os.path.dirname(HERE), "sparkplug")


def write(name, data):
    path = os.path.join(HERE, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as out:
        out.write(data if isinstance(data, bytes) else data.encode())


def show(value):
    """Python's values in the notation of JsonText."""
    if isinstance(value, bytes):
        return {"$hex": value.hex()}
    if isinstance(value, float) and not math.isfinite(value):
        return {"$float": "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"}
    if isinstance(value, dict):
        return {str(k): show(v) for k, v in value.items()}
    if isinstance(value, list):
        return [show(v) for v in value]
    return value


def protobuf():
    for name, source in SOURCES.items():
        write(name, source)
    python = tempfile.mkdtemp()
    with open(os.path.join(python, "legacy.proto"), "w") as out:
        out.write(LEGACY)
    subprocess.check_call(["protoc", "-I", HERE, "--python_out", python, *SOURCES], cwd=HERE)
    subprocess.check_call(["protoc", "-I", python, "--python_out", python, "legacy.proto"], cwd=HERE)
    subprocess.check_call(["protoc", "-I", python, "--descriptor_set_out", "legacy.protoset", "legacy.proto"], cwd=HERE)
    subprocess.check_call(
        ["protoc", "-I", HERE, "--include_imports", "--descriptor_set_out", "reading.desc", "plant/reading.proto"],
        cwd=HERE)
    sys.path.insert(0, python)
    import legacy_pb2
    from plant import reading_pb2, units_pb2

    reading = reading_pb2.Reading(
        sensor="kessel-ü-1", signed=-(2**63), unsigned=2**64 - 1, wide=2**63 + 1, narrow=-5, single=0.1, real=1e300,
        ok=True, raw=b"\x00\xff\x10", unit=units_pb2.BAR, units=[1, 2, 77], text="t", samples=[0.5, -0.25],
        present=0)
    reading.counts["a"] = 2**53 + 1
    reading.ranges[4294967295].low = -1.5
    reading.part.name = "p"
    reading.part.steps.extend([-1, 2**31 - 1])
    reading.part.inner.name = "q"
    reading.time.FromJsonString("2026-01-31T12:00:00.123456789Z")
    reading.took.FromJsonString("-1.5s")
    reading.maybe.value = 9007199254740993
    reading.extra.update({"k": [1, "x", None, True]})
    reading.mask.paths.extend(["a_b", "c"])
    reading.any.Pack(units_pb2.Range(low=2, high=3))
    write("reading.bin", reading.SerializeToString(deterministic=True))
    # 64-bit numbers exact, bytes and times as JsonText has them: by hand, from the object Python read back
    back = reading_pb2.Reading.FromString(reading.SerializeToString())
    part = lambda p, inner: {"name": p.name, **({"steps": list(p.steps)} if p.steps else {}), **inner}
    expected = {
        "sensor": back.sensor, "signed": back.signed, "unsigned": back.unsigned, "wide": back.wide,
        "narrow": back.narrow, "single": 0.1, "real": back.real, "ok": back.ok, "raw": back.raw,
        "unit": units_pb2.Unit.Name(back.unit), "units": ["CELSIUS", "BAR", 77], "counts": dict(back.counts),
        "ranges": {"4294967295": {"low": -1.5, "high": 0.0}}, "text": back.text,
        "part": part(back.part, {"inner": part(back.part.inner, {})}),
        "time": {"$time": back.time.ToJsonString()}, "took": back.took.ToJsonString(), "maybe": back.maybe.value,
        "extra": json_format.MessageToDict(back.extra), "mask": back.mask.ToJsonString(),
        "any": {"@type": back.any.type_url, "low": 2.0, "high": 3.0}, "samples": list(back.samples),
        "present": 0, "zero": 0,
    }
    write("reading.json", json.dumps(show(expected), ensure_ascii=False, indent=1))

    old = legacy_pb2.Old(id=7)
    old.item.add().weight = 4000000000
    write("old.bin", old.SerializeToString())
    write("old.json", json.dumps({"id": 7, "item": [{"weight": 4000000000}]}))
    raw = subprocess.run(["protoc", "--decode_raw"], input=reading.SerializeToString(), capture_output=True, check=True)
    write("reading.raw.txt", raw.stdout)


SCHEMA = {
    "type": "record", "name": "Reading", "namespace": "plant",
    "fields": [
        {"name": "id", "type": "long"},
        {"name": "small", "type": "int"},
        {"name": "real", "type": "double"},
        {"name": "single", "type": "float"},
        {"name": "ok", "type": "boolean"},
        {"name": "name", "type": "string"},
        {"name": "raw", "type": "bytes"},
        {"name": "unit", "type": {"type": "enum", "name": "Unit", "symbols": ["C", "BAR"]}},
        {"name": "maybe", "type": ["null", "string"]},
        {"name": "either", "type": ["null", "long", "string"]},
        {"name": "tags", "type": {"type": "array", "items": "string"}},
        {"name": "counts", "type": {"type": "map", "values": "long"}},
        {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 20, "scale": 2}},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "exactly", "type": {"type": "long", "logicalType": "timestamp-micros"}},
        {"name": "day", "type": {"type": "int", "logicalType": "date"}},
        {"name": "clock", "type": {"type": "int", "logicalType": "time-millis"}},
        {"name": "hash", "type": {"type": "fixed", "name": "Hash", "size": 4}},
        {"name": "next", "type": ["null", "Reading"]},
    ],
}


def avro():
    write("reading.avsc", json.dumps(SCHEMA, indent=1))
    parsed = fastavro.parse_schema(SCHEMA)
    utc = datetime.timezone.utc
    value = {
        "id": 2**63 - 1, "small": -(2**31), "real": 0.1, "single": 0.5, "ok": True, "name": "kessel-ü", "raw": b"\x00\xff",
        "unit": "BAR", "maybe": "x", "either": 9007199254740993, "tags": ["a", "b"], "counts": {"k": -1},
        "price": decimal.Decimal("123456789012345678.90"),
        "at": datetime.datetime(2026, 1, 31, 12, 0, 0, 123000, utc),
        "exactly": datetime.datetime(2026, 1, 31, 12, 0, 0, 123456, utc),
        "day": datetime.date(2026, 1, 31), "clock": datetime.time(12, 0, 0, 5000), "hash": b"\x01\x02\x03\x04",
    }
    value["next"] = {**value, "maybe": None, "either": None, "next": None}
    out = io.BytesIO()
    fastavro.schemaless_writer(out, parsed, value)
    datum = out.getvalue()
    fingerprint = bytes.fromhex(fastavro.schema.fingerprint(
        fastavro.schema.to_parsing_canonical_form(parsed), "CRC-64-AVRO"))
    write("avro.bin", datum)
    write("avro-single.bin", b"\xc3\x01" + fingerprint + datum)
    write("avro-confluent.bin", b"\x00" + struct.pack(">I", 4711) + datum)

    def words(v):
        return {
            **{k: show(x) for k, x in v.items()},
            "either": None if v["either"] is None else {"long": v["either"]},
            "price": "@price@", "at": {"$time": "2026-01-31T12:00:00.123Z"},
            "exactly": {"$time": "2026-01-31T12:00:00.123456Z"}, "day": {"$date": "2026-01-31"},
            "clock": {"$clock": "12:00:00.005"}, "next": None if v["next"] is None else words(v["next"]),
        }

    back = fastavro.schemaless_reader(io.BytesIO(datum), parsed)
    text = json.dumps(words(back), ensure_ascii=False, indent=1)
    write("avro.json", text.replace('"@price@"', "123456789012345678.90"))


def sparkplug():
    python = tempfile.mkdtemp()
    subprocess.check_call(["protoc", "-I", SPARKPLUG, "--python_out", python, "sparkplug_b.proto"], cwd=python)
    sys.path.insert(0, python)
    from sparkplug_b_pb2 import Payload

    now = 1769860800123
    shown = {"$time": "2026-01-31T12:00:00.123Z"}
    payload = Payload(timestamp=now, seq=0)
    expected = []

    def metric(name, alias, datatype, number, value, **fields):
        payload.metrics.add(name=name, alias=alias, timestamp=now, datatype=number, **fields)
        # where a value is, is only said if it is not where the specification has its type
        field = {"$field": "long_value"} if name == "u32" else {}
        expected.append({"name": name, "alias": alias, "timestamp": shown, "datatype": datatype, "value": value, **field})

    metric("bdSeq", 0, "Int64", 4, 3, long_value=3)
    metric("i8", 1, "Int8", 1, -5, int_value=(-5) & 0xFFFFFFFF)
    metric("i16", 2, "Int16", 2, -300, int_value=(-300) & 0xFFFFFFFF)
    metric("i32", 3, "Int32", 3, -(2**31), int_value=2**31)
    metric("i64", 4, "Int64", 4, -(2**63), long_value=2**63)
    metric("u32", 5, "UInt32", 7, 4294967295, long_value=4294967295)
    metric("u64", 6, "UInt64", 8, 2**64 - 1, long_value=2**64 - 1)
    metric("float", 7, "Float", 9, 0.1, float_value=0.1)
    metric("double", 8, "Double", 10, {"$float": "NaN"}, double_value=math.nan)
    metric("bool", 9, "Boolean", 11, True, boolean_value=True)
    metric("text", 10, "String", 12, "ü", string_value="ü")
    metric("when", 11, "DateTime", 13, shown, long_value=now)
    metric("bytes", 12, "Bytes", 17, {"$hex": "00ff"}, bytes_value=b"\x00\xff")
    metric("i16s", 13, "Int16Array", 23, [-1, 256], bytes_value=struct.pack("<hh", -1, 256))
    metric("bools", 14, "BooleanArray", 32, [True, False, True], bytes_value=struct.pack("<I", 3) + b"\xa0")
    metric("texts", 15, "StringArray", 33, ["a", "bc"], bytes_value=b"a\x00bc\x00")
    metric("null", 16, "Int32", 3, None, is_null=True)
    last = payload.metrics.add(name="table", alias=17, timestamp=now, datatype=16)
    last.dataset_value.num_of_columns = 2
    last.dataset_value.columns.extend(["n", "s"])
    last.dataset_value.types.extend([1, 12])
    row = last.dataset_value.rows.add()
    row.elements.add(int_value=(-1) & 0xFFFFFFFF)
    row.elements.add(string_value="x")
    expected.append({
        "name": "table", "alias": 17, "timestamp": shown, "datatype": "DataSet",
        "value": {"columns": ["n", "s"], "types": ["Int8", "String"], "rows": [[-1, "x"]]}})
    last = payload.metrics.add(name="pump", alias=18, timestamp=now, datatype=19)
    last.properties.keys.append("unit")
    last.properties.values.add(type=12, string_value="bar")
    last.template_value.version = "1"
    last.template_value.template_ref = "Pump"
    last.template_value.is_definition = False
    last.template_value.parameters.add(name="size", type=7, int_value=5)
    last.template_value.metrics.add(name="rpm", datatype=3, int_value=900)
    expected.append({
        "name": "pump", "alias": 18, "timestamp": shown, "datatype": "Template",
        "properties": {"unit": {"type": "String", "value": "bar"}},
        "value": {
            "version": "1", "templateRef": "Pump", "isDefinition": False,
            "parameters": [{"name": "size", "type": "UInt32", "value": 5}],
            "metrics": [{"name": "rpm", "datatype": "Int32", "value": 900}]}})
    write("sparkplug-birth.bin", payload.SerializeToString())
    write("sparkplug-birth.json", json.dumps({
        "timestamp": shown, "seq": 0, "metrics": expected, "values": {m["name"]: m["value"] for m in expected},
    }, ensure_ascii=False, indent=1))

    data = Payload(timestamp=now, seq=1)
    data.metrics.add(alias=3, timestamp=now, int_value=17)
    data.metrics.add(alias=6, timestamp=now, long_value=2**64 - 2)
    data.metrics.add(alias=99, timestamp=now, int_value=1)
    write("sparkplug-data.bin", data.SerializeToString())
    write("sparkplug-data.json", json.dumps({
        "timestamp": shown, "seq": 1,
        "metrics": [
            {"name": "i32", "alias": 3, "timestamp": shown, "datatype": "Int32", "$birth": "name datatype", "value": 17},
            {"name": "u64", "alias": 6, "timestamp": shown, "datatype": "UInt64", "$birth": "name datatype",
             "value": 2**64 - 2},
            {"alias": 99, "timestamp": shown, "datatype": "Unknown", "value": 1, "$field": "int_value"}],
        "values": {"i32": 17, "u64": 2**64 - 2}}, indent=1))


def layout():
    write("layout.bin", struct.pack("<HhIf3s", 65535, -2, 4000000000, 0.1, b"ab"))
    write("layout.json", json.dumps({"H1": 65535, "h2": -2, "I3": 4000000000, "f4": 0.1, "s5": "ab"}))


if __name__ == "__main__":
    layout()
    sparkplug()
    protobuf()
    avro()
