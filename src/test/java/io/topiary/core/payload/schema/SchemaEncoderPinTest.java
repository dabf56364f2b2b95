package io.topiary.core.payload.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Pins what Wire's {@code SchemaEncoder} does, which is internal to Wire and may change with any version of it: what it
 * makes of a source must be what protoc makes of it.
 */
class SchemaEncoderPinTest {

    @Test
    void compile_everyKindOfField_isWhatProtocCompiles() throws Exception {
        ProtoSources sources = new ProtoSources(new KnownProtos());
        for (String name : new String[] {"plant/reading.proto", "plant/units.proto"}) {
            sources.add(name, new String(SchemaSamples.bytes(name), UTF_8));
        }
        FileDescriptorProto wire = Objects.requireNonNull(sources.compile().get("plant/reading.proto"));
        assertThat(sources.problems()).isEmpty();
        FileDescriptorProto protoc =
                FileDescriptorSet.parseFrom(SchemaSamples.bytes("reading.desc")).getFileList().stream()
                        .filter(file -> file.getName().equals("plant/reading.proto"))
                        .findFirst()
                        .orElseThrow();
        assertThat(wire.getPackage()).isEqualTo(protoc.getPackage());
        assertThat(wire.getSyntax()).isEqualTo(protoc.getSyntax());
        assertThat(wire.getDependencyList()).containsExactlyInAnyOrderElementsOf(protoc.getDependencyList());
        assertSame(wire.getMessageType(0), protoc.getMessageType(0));
    }

    private static void assertSame(DescriptorProto wire, DescriptorProto protoc) {
        assertThat(wire.getName()).isEqualTo(protoc.getName());
        for (FieldDescriptorProto expected : protoc.getFieldList()) {
            FieldDescriptorProto field = wire.getFieldList().stream()
                    .filter(one -> one.getNumber() == expected.getNumber())
                    .findFirst()
                    .orElseThrow();
            assertThat(field.getName()).isEqualTo(expected.getName());
            assertThat(field.getType()).as(field.getName()).isEqualTo(expected.getType());
            assertThat(field.getLabel()).as(field.getName()).isEqualTo(expected.getLabel());
            assertThat(field.getTypeName()).isEqualTo(expected.getTypeName());
            assertThat(field.getProto3Optional()).as(field.getName()).isEqualTo(expected.getProto3Optional());
            assertThat(field.hasOneofIndex()).as(field.getName()).isEqualTo(expected.hasOneofIndex());
        }
        assertThat(wire.getFieldCount()).isEqualTo(protoc.getFieldCount());
        assertThat(wire.getNestedTypeCount()).isEqualTo(protoc.getNestedTypeCount());
        for (DescriptorProto nested : protoc.getNestedTypeList()) {
            assertSame(
                    wire.getNestedTypeList().stream()
                            .filter(one -> one.getName().equals(nested.getName()))
                            .findFirst()
                            .orElseThrow(),
                    nested);
        }
    }
}
